"""`PivotTable` and `PivotTables`: pivot tables, which UNO calls data pilots."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import area_from_uno
from .pivot_fields import PivotFields, PivotValueFields, is_layout_field

if TYPE_CHECKING:
    from .ranges import Range
    from .sheet import Sheet

_RESULT, _TABLE = 2, 1  # com.sun.star.sheet.DataPilotOutputRangeType


class PivotTable(base_classes.PivotTable):
    """One pivot table of a sheet."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        self.sheet = sheet
        self.xl = xl

    @property
    def api(self) -> Any:
        """The UNO pivot table, the same object as `xl`."""
        return self.xl

    @property
    def parent(self) -> Sheet:
        """The sheet the pivot table is on."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name of the pivot table."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        """Rename the pivot table on its sheet."""
        self.xl.Name = value

    @property
    def field_names(self) -> list[str]:
        """The headings of the source columns, in their order."""
        fields = self.xl.DataPilotFields
        return [fields.getByIndex(index).Name for index in range(fields.Count) if not is_layout_field(fields.getByIndex(index))]

    @property
    def rows(self) -> PivotFields:
        """The fields whose values head the rows."""
        return PivotFields(self, "rows")

    @property
    def columns(self) -> PivotFields:
        """The fields whose values head the columns."""
        return PivotFields(self, "columns")

    @property
    def filters(self) -> PivotFields:
        """The fields that filter the whole table, shown above it."""
        return PivotFields(self, "filters")

    @property
    def values(self) -> PivotValueFields:
        """The fields that are summarised in the body."""
        return PivotValueFields(self)

    @property
    def layout(self) -> str:
        """Always 'tabular', the one layout that Calc 7 draws."""
        return "tabular"

    @layout.setter
    def layout(self, value: str) -> None:
        """Accept 'tabular'; NotImplementedError for 'compact' and 'outline'."""
        if value != "tabular":
            raise NotImplementedError(f"layout: Calc draws pivot tables as tabular, not as {value}")

    @property
    def show_row_grand_totals(self) -> bool:
        """Whether each row ends with its grand total."""
        return bool(self.xl.RowGrand)

    @show_row_grand_totals.setter
    def show_row_grand_totals(self, value: bool) -> None:
        """Show or hide the grand totals at the end of rows."""
        self.xl.RowGrand = bool(value)

    @property
    def show_column_grand_totals(self) -> bool:
        """Whether each column ends with its grand total."""
        return bool(self.xl.ColumnGrand)

    @show_column_grand_totals.setter
    def show_column_grand_totals(self, value: bool) -> None:
        """Show or hide the grand totals at the end of columns."""
        self.xl.ColumnGrand = bool(value)

    def _part(self, kind: int) -> Range:
        from .ranges import Range

        return Range(self.sheet, area_from_uno(self.xl.getOutputRangeByType(kind)))

    @property
    def range(self) -> Range:
        """The cells of the table without the filter fields above it."""
        return self._part(_TABLE)

    @property
    def data_body_range(self) -> Range | None:
        """The cells with the summarised values; None while there is no value field."""
        return self._part(_RESULT) if len(self.values) else None

    def refresh(self) -> None:
        """Calculate the table anew from its source."""
        self.xl.refresh()

    def delete(self) -> None:
        """Remove the pivot table from its sheet."""
        self.sheet.xl.DataPilotTables.removeByName(self.name)


class PivotTables(base_classes.PivotTables):
    """The pivot tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def xl(self) -> Any:
        """The UNO pivot tables of the sheet."""
        return self.sheet.xl.DataPilotTables

    api = xl

    @property
    def parent(self) -> Sheet:
        """The sheet the pivot tables are on."""
        return self.sheet

    def __iter__(self) -> Iterator[PivotTable]:
        tables = self.xl
        return (PivotTable(self.sheet, tables.getByName(name)) for name in tables.ElementNames)

    def __len__(self) -> int:
        return len(self.xl.ElementNames)

    def __call__(self, key: str | int) -> PivotTable:
        """The pivot table of that name or one-based index; KeyError where there is none."""
        names = list(self.xl.ElementNames)
        if isinstance(key, int):
            if not 1 <= key <= len(names):
                raise KeyError(key)
            key = names[key - 1]
        if key not in names:
            raise KeyError(key)
        return PivotTable(self.sheet, self.xl.getByName(key))

    def __contains__(self, key: object) -> bool:
        return key in self.xl.ElementNames or (isinstance(key, int) and 1 <= key <= len(self))

    def add(self, source: Any, destination: Any, name: str | None = None) -> PivotTable:
        """Create a pivot table from a range or table, with its first cell at `destination` on this sheet, and return it.

        Without `name` it is called `PivotTable<n>`.
        """
        cells: Any = source if isinstance(source, base_classes.Range) else source.range
        tables = self.xl
        descriptor = tables.createDataPilotDescriptor()
        descriptor.setSourceRange(cells.xl.RangeAddress)
        descriptor.ShowFilterButton = False
        chosen = name or next(text for n in range(1, len(self) + 2) if not tables.hasByName(text := f"PivotTable{n}"))
        tables.insertNewByName(chosen, destination.first_cell.CellAddress, descriptor)
        return PivotTable(self.sheet, tables.getByName(chosen))
