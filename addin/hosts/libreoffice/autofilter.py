"""`AutoFilter`: per-column filter criteria of a table or range; rows that fail one are hidden.

Calc keeps filters with database ranges. A filter on a plain range gets a database range
of its own, whose name begins with `FILTER_RANGE_PREFIX`; `tables.py` leaves those out.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .connection import enum, struct
from .geometry import area_from_uno
from .values import to_serial

if TYPE_CHECKING:
    from .ranges import Range
    from .tables import Table

FILTER_RANGE_PREFIX = "__xlwings_filter_"  # names of the database ranges that carry the filters of plain ranges
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
    """The filter of one table or of one plain range. `field` is always the one-based column within the range.

    Every `apply_…` method replaces the criterion of its column and raises
    ValueError where another plain range of the sheet is filtered already.
    """

    def __init__(self, rng: Range, table: Table | None) -> None:
        self.rng = rng
        self.table = table

    @classmethod
    def of_range(cls, rng: Range) -> AutoFilter:
        """The filter of a range that is no table."""
        return cls(rng, None)

    def _existing(self) -> Any:
        """The UNO database range that carries the filter, or None while there is none."""
        if self.table is not None:
            return self.table.xl
        for name in self._filter_range_names():
            found = self.rng.book.xl.DatabaseRanges.getByName(name)
            if area_from_uno(found.DataArea) == self.rng.area:
                return found
        return None

    def _filter_range_names(self) -> list[str]:
        ranges, sheet = self.rng.book.xl.DatabaseRanges, self.rng.sheet.position
        return [
            name
            for name in ranges.ElementNames
            if name.startswith(FILTER_RANGE_PREFIX) and ranges.getByName(name).DataArea.Sheet == sheet
        ]

    def _database_range(self) -> Any:
        existing = self._existing()
        if existing is not None:
            return existing
        if self._filter_range_names():
            raise ValueError("This worksheet already has an AutoFilter on a different range")
        ranges = self.rng.book.xl.DatabaseRanges
        name = f"{FILTER_RANGE_PREFIX}{self.rng.sheet.index}"
        ranges.addNewByName(name, self.rng.xl.RangeAddress)
        made = ranges.getByName(name)
        made.ContainsHeader = made.AutoFilter = True
        return made

    def _fields(self) -> list[Any]:
        existing = self._existing()
        return list(existing.getFilterDescriptor().getFilterFields3()) if existing is not None else []

    def _apply(self, field: int, new: list[Any]) -> None:
        database_range = self._database_range()
        fields = [each for each in self._fields() if each.Field != field - 1] + new
        for each in fields:
            each.Values = tuple(_with_filter_type(value) for value in each.Values)
        descriptor = database_range.getFilterDescriptor()
        descriptor.setFilterFields3(tuple(fields))
        descriptor.ContainsHeader = True
        if fields:
            database_range.refresh()
        else:
            _show_all(self.rng.sheet.uno_range(area_from_uno(database_range.DataArea)))

    def _field(self, field: int, operator: int, values: list[Any], connection: str = "AND") -> Any:
        return struct(
            "sheet.TableFilterField3",
            Field=field - 1,
            Operator=operator,
            Connection=enum("sheet.FilterConnection", connection),
            Values=tuple(values),
        )

    def apply_values(self, field: int, values: list[str]) -> None:
        """Show only the rows whose cell in column `field` displays one of these texts. ValueError: see the class."""
        self._apply(field, [self._field(field, _EQUAL, [_value(text, as_text=True) for text in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        """Show only the rows whose cell in column `field` satisfies the comparison. ValueError: see the class.

        `operator` is one of xlwings' names ('equal_to', 'between', …), `value2` the upper bound of 'between' and 'not_between'.
        A `value1` of None compares with an empty cell; a dictionary carries a date and time in ISO format under 'value'.
        """
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
            return _value(to_serial(moment, self.rng.book.formats.epoch_ordinal))
        return _value(value)

    def apply_top_items(self, field: int, count: int) -> None:
        """Show only the rows with the `count` largest values in column `field`. ValueError: see the class."""
        self._apply(field, [self._field(field, _EXTREMES["top_items"], [_value(count)])])

    def apply_bottom_items(self, field: int, count: int) -> None:
        """Show only the rows with the `count` smallest values in column `field`. ValueError: see the class."""
        self._apply(field, [self._field(field, _EXTREMES["bottom_items"], [_value(count)])])

    def apply_top_percent(self, field: int, percent: float) -> None:
        """Show only the rows with the largest `percent` per cent of the values in column `field`. ValueError: see the class."""
        self._apply(field, [self._field(field, _EXTREMES["top_percent"], [_value(percent)])])

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """Show only the rows with the smallest `percent` per cent of the values in column `field`. ValueError: see the class."""
        self._apply(field, [self._field(field, _EXTREMES["bottom_percent"], [_value(percent)])])

    def clear(self, field: int | None) -> None:
        """Remove the criterion of column `field`, or of every column where it is None; the rows they hid are shown again."""
        if self._existing() is None:
            return
        columns = range(1, self.rng.area.columns + 1) if field is None else [field]
        for column in columns:
            if any(each.Field == column - 1 for each in self._fields()):
                self._apply(column, [])

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """One dictionary per column of the range, in the shape of `base_classes.empty_autofilter_criteria`."""
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


def _with_filter_type(value: Any) -> Any:
    """The value with its type set anew: Calc loses whether a value was text when it returns the fields of a filter."""
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
    return snapshot | _criterion(fields) if fields else snapshot


def _criterion(fields: list[Any]) -> dict[str, Any]:
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
