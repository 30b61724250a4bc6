"""The fields of pivot tables: those in rows, columns and filters, and those that are summarised.

UNO calls pivot tables data pilots.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .connection import enum

if TYPE_CHECKING:
    from .pivots import PivotTable

AREAS = {"rows": "ROW", "columns": "COLUMN", "filters": "PAGE"}
_ORIENTATION = "sheet.DataPilotFieldOrientation"
FUNCTIONS = {
    "sum": 2,
    "count": 3,
    "average": 4,
    "max": 6,
    "min": 7,
    "product": 8,
    "count_numbers": 9,
    "stdev": 10,
    "stdevp": 11,
    "var": 12,
    "varp": 13,
}
_LAYOUT = "Data"


def is_layout_field(field: Any) -> bool:
    """Whether a UNO field is not a column of the source but Calc's 'Data' field, which arranges several value fields."""
    return bool(field.Name == _LAYOUT)


def source_field(pivot: PivotTable, name: str) -> Any:
    """The UNO field of a source column; KeyError where the source has no such column."""
    fields = pivot.xl.DataPilotFields
    if name not in pivot.field_names:
        raise KeyError(name)
    return fields.getByName(name)


class _PivotPart:
    """Base class of what belongs to a pivot table."""

    pivot: PivotTable

    @property
    def parent(self) -> PivotTable:
        """The pivot table it belongs to."""
        return self.pivot


class _Field(_PivotPart):
    """Base class of a field that is placed in a pivot table."""

    def __init__(self, pivot: PivotTable, xl: Any) -> None:
        self.pivot = pivot
        self.xl = xl

    @property
    def api(self) -> Any:
        """The UNO field, the same object as `xl`."""
        return self.xl

    def remove(self) -> None:
        """Take the field out of the pivot table."""
        self.xl.Orientation = enum(_ORIENTATION, "HIDDEN")


class _Fields(_PivotPart):
    """Base class of a collection of fields, by name or one-based index."""

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def __call__(self, key: str | int) -> Any:
        """The field of that name or one-based index; KeyError where there is none."""
        for index, field in enumerate(self, start=1):
            if key in (index, field.name):
                return field
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (index, field.name) for index, field in enumerate(self, start=1))


class PivotField(_Field, base_classes.PivotField):
    """A field in the rows, columns or filters of a pivot table."""

    @property
    def name(self) -> str:
        """The heading of the source column."""
        return str(self.xl.Name)


class PivotFields(_Fields, base_classes.PivotFields):
    """The fields in one area of a pivot table, in their order."""

    def __init__(self, pivot: PivotTable, area: str) -> None:
        self.pivot = pivot
        self._area = area

    @property
    def area(self) -> str:
        """The area the fields are in: 'rows', 'columns' or 'filters'."""
        return self._area

    @property
    def xl(self) -> Any:
        """The UNO fields of the area."""
        return {
            "rows": self.pivot.xl.getRowFields,
            "columns": self.pivot.xl.getColumnFields,
            "filters": self.pivot.xl.getPageFields,
        }[self._area]()

    api = xl

    def __iter__(self) -> Iterator[PivotField]:
        fields = self.xl
        for index in range(fields.Count):
            if not is_layout_field(fields.getByIndex(index)):
                yield PivotField(self.pivot, fields.getByIndex(index))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def add(self, name: str) -> PivotField:
        """Put a source column into this area, after the others, and
        return its field; KeyError where the source has no such column.
        """
        field = source_field(self.pivot, name)
        if str(field.Orientation.value) != AREAS[self._area]:
            field.Orientation = enum(_ORIENTATION, AREAS[self._area])
        return PivotField(self.pivot, field)


class PivotValueField(_Field, base_classes.PivotValueField):
    """A source column that is summarised in the body of a pivot table."""

    @property
    def name(self) -> str:
        """The heading of the source column: Calc words the heading in the table itself."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        """Always NotImplementedError: Calc words the heading of a value field itself."""
        raise NotImplementedError("name: Calc words the heading of a summed field itself")

    @property
    def source_field(self) -> str:
        """The heading of the source column that is summarised."""
        return str(self.xl.Name)

    @property
    def function(self) -> str | None:
        """The summary function in xlwings' names: 'sum', 'count', 'average' …; 'sum' where Calc chose it."""
        return next((name for name, number in FUNCTIONS.items() if number == self.xl.Function2), "sum")

    @function.setter
    def function(self, value: str) -> None:
        """Set the summary function, by xlwings' name."""
        self.xl.Function2 = FUNCTIONS[value]

    @property
    def number_format(self) -> str | None:
        """The Excel format code of the table's body; None where its cells differ. Calc keeps no format per field."""
        body = self.pivot.data_body_range
        return body.number_format if body is not None else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        """Format all cells of the table's body; ValueError where the text is no format code."""
        body = self.pivot.data_body_range
        if body is not None:
            body.number_format = value


class PivotValueFields(_Fields, base_classes.PivotValueFields):
    """The value fields of a pivot table, in their order."""

    def __init__(self, pivot: PivotTable) -> None:
        self.pivot = pivot

    @property
    def xl(self) -> Any:
        """The UNO data fields of the pivot table."""
        return self.pivot.xl.getDataFields()

    api = xl

    def __iter__(self) -> Iterator[PivotValueField]:
        fields = self.xl
        return (PivotValueField(self.pivot, fields.getByIndex(index)) for index in range(fields.Count))

    def __len__(self) -> int:
        return int(self.xl.Count)

    def add(
        self, field: str, function: str | None = None, name: str | None = None, number_format: str | None = None
    ) -> PivotValueField:
        """Summarise a source column with `function` ('sum' by default) and return its field.

        KeyError where the source has no such column; NotImplementedError for a `name`,
        as Calc words the heading itself; ValueError for a `number_format` that is none.
        """
        if name is not None:
            raise NotImplementedError("name: Calc words the heading of a summed field itself")
        source = source_field(self.pivot, field)
        source.Orientation = enum(_ORIENTATION, "DATA")
        source.Function2 = FUNCTIONS[function or "sum"]
        made: PivotValueField = self(len(self))
        if number_format is not None:
            made.number_format = number_format
        return made
