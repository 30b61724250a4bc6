"""Filters: rows that do not meet a column's criterion are hidden."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .connection import enum, struct
from .geometry import of_uno
from .values import serial

if TYPE_CHECKING:
    from .ranges import Range
    from .tables import Table

PREFIX = "__xlwings_filter_"  # the database ranges that carry the filters of plain ranges
_OPERATORS = {
    "equal_to": 2,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
_EMPTY, _NOT_EMPTY, _EQUAL = 0, 1, 2
_EXTREMES = {"top_items": 8, "top_percent": 9, "bottom_items": 10, "bottom_percent": 11}
_NAMES = {number: name for name, number in (*_OPERATORS.items(), *_EXTREMES.items())}
_PAIRS = {("greater_than_or_equal", "less_than_or_equal", "AND"): "between", ("less_than", "greater_than", "OR"): "not_between"}
_TEXT, _NUMBER = 1, 0


class AutoFilter(base_classes.AutoFilter):
    """The filter over one table or one range."""

    def __init__(self, rng: Range, table: Table | None) -> None:
        self.rng = rng
        self.table = table

    @classmethod
    def of_range(cls, rng: Range) -> AutoFilter:
        """The filter of a plain range."""
        return cls(rng, None)

    def _existing(self) -> Any:
        """The database range that carries the filter; nothing when there is none yet."""
        if self.table is not None:
            return self.table.xl
        for name in self._own_names():
            found = self.rng.book.xl.DatabaseRanges.getByName(name)
            if of_uno(found.DataArea) == self.rng.area:
                return found
        return None

    def _own_names(self) -> list[str]:
        ranges, sheet = self.rng.book.xl.DatabaseRanges, self.rng.sheet.position
        return [
            name for name in ranges.ElementNames if name.startswith(PREFIX) and ranges.getByName(name).DataArea.Sheet == sheet
        ]

    def _carrier(self) -> Any:
        existing = self._existing()
        if existing is not None:
            return existing
        if self._own_names():
            raise ValueError("This worksheet already has an AutoFilter on a different range")
        ranges = self.rng.book.xl.DatabaseRanges
        name = f"{PREFIX}{self.rng.sheet.index}"
        ranges.addNewByName(name, self.rng.xl.RangeAddress)
        made = ranges.getByName(name)
        made.ContainsHeader = made.AutoFilter = True
        return made

    def _fields(self) -> list[Any]:
        existing = self._existing()
        return list(existing.getFilterDescriptor().getFilterFields3()) if existing is not None else []

    def _apply(self, field: int, new: list[Any]) -> None:
        carrier = self._carrier()
        fields = [each for each in self._fields() if each.Field != field - 1] + new
        for each in fields:
            each.Values = tuple(_with_type(value) for value in each.Values)
        descriptor = carrier.getFilterDescriptor()
        descriptor.setFilterFields3(tuple(fields))
        descriptor.ContainsHeader = True
        if fields:
            carrier.refresh()
        else:
            _show_all(self.rng.sheet.uno_range(of_uno(carrier.DataArea)))

    def _field(self, field: int, operator: int, values: list[Any], connection: str = "AND") -> Any:
        return struct(
            "sheet.TableFilterField3",
            Field=field - 1,
            Operator=operator,
            Connection=enum("sheet.FilterConnection", connection),
            Values=tuple(values),
        )

    def apply_values(self, field: int, values: list[str]) -> None:
        """Show the rows whose cell shows one of these texts."""
        self._apply(field, [self._field(field, _EQUAL, [_value(text, as_text=True) for text in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        """Show the rows whose cell compares like this."""
        if value1 is None:
            self._apply(
                field, [self._field(field, _EMPTY if operator == "equal_to" else _NOT_EMPTY, [struct("sheet.FilterFieldValue")])]
            )
            return
        first = self._operand(value1)
        pair = next((key for key, name in _PAIRS.items() if name == operator), None)
        if pair is None:
            self._apply(field, [self._field(field, _OPERATORS[operator], [first])])
            return
        low, high, connection = pair
        self._apply(
            field,
            [
                self._field(field, _OPERATORS[low], [first]),
                self._field(field, _OPERATORS[high], [self._operand(value2)], connection),
            ],
        )

    def _operand(self, value: Any) -> Any:
        if isinstance(value, dict):
            moment = dt.datetime.fromisoformat(value["value"])
            return _value(serial(moment, self.rng.book.formats.days_zero))
        return _value(value)

    def apply_top_items(self, field: int, count: int) -> None:
        """Show the rows with the highest values."""
        self._apply(field, [self._field(field, _EXTREMES["top_items"], [_value(count)])])

    def apply_bottom_items(self, field: int, count: int) -> None:
        """Show the rows with the lowest values."""
        self._apply(field, [self._field(field, _EXTREMES["bottom_items"], [_value(count)])])

    def apply_top_percent(self, field: int, percent: float) -> None:
        """Show the highest part of the rows."""
        self._apply(field, [self._field(field, _EXTREMES["top_percent"], [_value(percent)])])

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """Show the lowest part of the rows."""
        self._apply(field, [self._field(field, _EXTREMES["bottom_percent"], [_value(percent)])])

    def clear(self, field: int | None) -> None:
        """Drop one column's criterion, or all of them."""
        if self._existing() is None:
            return
        columns = range(1, self.rng.area.columns + 1) if field is None else [field]
        for column in columns:
            if any(each.Field == column - 1 for each in self._fields()):
                self._apply(column, [])

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """What each column is filtered by."""
        fields = self._fields()
        return [
            _snapshot(column, [each for each in fields if each.Field == column - 1])
            for column in range(1, self.rng.area.columns + 1)
        ]


def _value(value: Any, as_text: bool = False) -> Any:
    number = None if as_text else _as_number(value)
    if number is None:
        return struct("sheet.FilterFieldValue", IsNumeric=False, StringValue=str(value), FilterType=_TEXT)
    return struct("sheet.FilterFieldValue", IsNumeric=True, NumericValue=number, StringValue=f"{number:g}", FilterType=_NUMBER)


def _as_number(value: Any) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _with_type(value: Any) -> Any:
    """Calc forgets whether a value was a text when it gives its fields back."""
    value.FilterType = _NUMBER if value.IsNumeric else _TEXT
    return value


def _show_all(cells: Any) -> None:
    descriptor = cells.createFilterDescriptor(True)
    descriptor.setFilterFields3(())
    cells.filter(descriptor)


def _text(value: Any) -> str:
    return f"{value.NumericValue:g}" if value.IsNumeric else str(value.StringValue)


def _snapshot(column: int, fields: list[Any]) -> dict[str, Any]:
    snapshot: dict[str, Any] = base_classes.empty_autofilter_criteria(column)
    return snapshot | _told(fields) if fields else snapshot


def _told(fields: list[Any]) -> dict[str, Any]:
    first, name = fields[0], _NAMES.get(fields[0].Operator)
    if name in _EXTREMES:
        return {"type": name, "percent" if "percent" in name else "count": _count(first, name)}
    if len(first.Values) > 1 or (name == "equal_to" and len(fields) == 1 and not first.Values[0].IsNumeric):
        return {"type": "values", "values": [_text(value) for value in first.Values]}
    if len(fields) == 2:
        pair = _PAIRS.get((str(name), str(_NAMES.get(fields[1].Operator)), str(fields[1].Connection.value)))
        bounds = {"value1": _text(first.Values[0]), "value2": _text(fields[1].Values[0])}
        return {"type": "comparison" if pair else "unknown", "operator": pair} | bounds
    if first.Operator in (_EMPTY, _NOT_EMPTY):
        return {"type": "comparison", "operator": "equal_to" if first.Operator == _EMPTY else "not_equal_to"}
    return {"type": "comparison" if name else "unknown", "operator": name, "value1": _text(first.Values[0])}


def _count(field: Any, name: str) -> float | int:
    number = float(field.Values[0].NumericValue)
    return number if "percent" in name else int(number)
