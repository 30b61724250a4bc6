"""`DataValidation`: what may be entered into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .blocks import elements
from .connection import enum
from .geometry import area_from_uno, quoted_sheet_name

if TYPE_CHECKING:
    from .ranges import Range

_TYPES = {
    "ANY": "none",
    "WHOLE": "whole_number",
    "DECIMAL": "decimal",
    "DATE": "date",
    "TIME": "time",
    "TEXT_LEN": "text_length",
    "LIST": "list",
    "CUSTOM": "custom",
}
_COMPARED = frozenset({"whole_number", "decimal", "date", "time", "text_length"})
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": None}
_UNRULED = frozenset({"none", "mixed_criteria", "inconsistent"})


class DataValidation(base_classes.DataValidation):
    """The validation rule of a range; properties that do not apply to the rule's type are None."""

    def __init__(self, rng: Range) -> None:
        self.rng = rng

    @property
    def api(self) -> Any:
        """A copy of the UNO validation; assign it to the range's `Validation` to change the cells."""
        return self.rng.xl.Validation

    @property
    def type(self) -> str:
        """The kind of rule in xlwings' names.

        Where the cells differ: 'mixed_criteria' if some have no rule, otherwise 'inconsistent'.
        """
        if str(self.rng.xl.getPropertyState("Validation").value) != "AMBIGUOUS_VALUE":
            return _TYPES.get(str(self.api.Type.value), "unknown")
        rules = set()
        for part in elements(self.rng.xl.getUniqueCellFormatRanges()):
            rule = part.Validation
            rules.add((str(rule.Type.value), str(rule.getFormula1()), str(rule.getFormula2()), str(rule.getOperator().value)))
        if len(rules) == 1:
            return _TYPES.get(rules.pop()[0], "unknown")
        return "mixed_criteria" if any(kind == "ANY" for kind, *_ in rules) else "inconsistent"

    def _rule(self) -> Any:
        return None if self.type in _UNRULED else self.api

    def _property(self, name: str) -> Any:
        rule = self._rule()
        return None if rule is None else getattr(rule, name)

    def _formula(self, which: str, kinds: frozenset[str]) -> str | None:
        if self.type not in kinds:
            return None
        text = str(getattr(self.api, which)())
        return f"={self.rng.parser.from_calc(text, self.rng.first_cell.CellAddress).removeprefix('=')}" if text else None

    @property
    def operator(self) -> str | None:
        """The comparison in xlwings' names ('between', 'equal_to', …); None for lists and formulas."""
        if self.type not in _COMPARED:
            return None
        wanted = str(self.api.getOperator().value)
        return next((name for name, calc in _OPERATORS.items() if calc == wanted), None)

    @property
    def formula1(self) -> str | None:
        """The value or lower bound of a comparison, as an Excel formula."""
        return self._formula("getFormula1", _COMPARED)

    @property
    def formula2(self) -> str | None:
        """The upper bound of 'between' and 'not_between', as an Excel formula."""
        return self._formula("getFormula2", _COMPARED) if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        """The formula of a 'custom' rule, in Excel's notation."""
        return self._formula("getFormula1", frozenset({"custom"}))

    @property
    def source(self) -> str | None:
        """The source of a list: its items as `a,b,c`, or a formula as `=Sheet1!$A$1:$A$3`."""
        if self.type != "list":
            return None
        text = str(self.api.getFormula1())
        if text.startswith('"'):
            return ",".join(part.strip().strip('"').replace('""', '"') for part in text.split('";"'))
        return self._formula("getFormula1", frozenset({"list"}))

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list is offered as a drop-down in the cell."""
        shown = self._property("ShowList") if self.type == "list" else None
        return None if shown is None else bool(shown)

    @property
    def ignore_blank(self) -> bool | None:
        """Whether an empty cell is accepted."""
        value: bool | None = self._property("IgnoreBlankCells")
        return value

    @property
    def input_title(self) -> str | None:
        """The title of the input hint."""
        value: str | None = self._property("InputTitle")
        return value

    @property
    def input_message(self) -> str | None:
        """The text of the input hint."""
        value: str | None = self._property("InputMessage")
        return value

    @property
    def show_input(self) -> bool | None:
        """Whether the input hint is shown."""
        value: bool | None = self._property("ShowInputMessage")
        return value

    @property
    def error_title(self) -> str | None:
        """The title of the error message."""
        value: str | None = self._property("ErrorTitle")
        return value

    @property
    def error_message(self) -> str | None:
        """The text of the error message."""
        value: str | None = self._property("ErrorMessage")
        return value

    @property
    def show_error(self) -> bool | None:
        """Whether the error message is shown."""
        value: bool | None = self._property("ShowErrorMessage")
        return value

    @property
    def alert_style(self) -> str | None:
        """The strictness: 'stop', 'warning' or 'information'; None where a macro is run instead."""
        style = self._property("ErrorAlertStyle")
        return None if style is None else _ALERTS.get(str(style.value))

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Allow the items of a list: a sequence of texts, the cells of a range, or a defined name.

        ValueError where the cells have different rules.
        """
        if hasattr(source, "sheet") and hasattr(source, "address"):
            formula = f"={quoted_sheet_name(source.sheet.name)}!{source.address}"
        elif isinstance(source, base_classes.Name):
            formula = f"={source.name}"
        else:
            self._change("LIST", None, ";".join('"' + text.replace('"', '""') + '"' for text in source), None, in_cell_dropdown)
            return
        self._change("LIST", None, self._calc(formula), None, in_cell_dropdown)

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """Allow what satisfies a comparison, or a formula of one's own (`rule_type` 'custom', `operator` None).

        Names are xlwings', formulas in Excel's notation. ValueError where the cells have different rules.
        """
        kind = next(calc for calc, name in _TYPES.items() if name == rule_type)
        self._change(kind, operator, self._calc(formula1), self._calc(formula2) if formula2 else None, None)

    def _calc(self, formula: str) -> str:
        return self.rng.parser.to_calc(formula, self.rng.first_cell.CellAddress).removeprefix("=")

    def _change(self, kind: str, operator: str | None, first: str, second: str | None, dropdown: bool | None) -> None:
        if self.type in ("mixed_criteria", "inconsistent"):
            raise ValueError("Cannot update data validation because the target cells have different validation rules.")
        fresh = self.type == "none"
        rule = self.api
        rule.Type = enum("sheet.ValidationType", kind)
        rule.setSourcePosition(self.rng.first_cell.CellAddress)
        if operator is not None:
            rule.setOperator(enum("sheet.ConditionOperator", _OPERATORS[operator]))
        rule.setFormula1(first)
        rule.setFormula2(second or "")
        if dropdown is not None:
            rule.ShowList = 1 if dropdown else 0
        if fresh:
            rule.IgnoreBlankCells = rule.ShowErrorMessage = True
        self.rng.xl.Validation = rule

    def delete(self) -> None:
        """Remove the rules: anything may be entered again."""
        for part in elements(self.rng.xl.getUniqueCellFormatRanges()):
            for address in part.getRangeAddresses():
                cells = self.rng.sheet.uno_range(area_from_uno(address))
                rule = cells.Validation
                rule.Type = enum("sheet.ValidationType", "ANY")
                rule.setFormula1("")
                rule.setFormula2("")
                rule.IgnoreBlankCells, rule.ShowInputMessage, rule.ShowErrorMessage = True, False, False
                cells.Validation = rule
