"""Rows and columns of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import Area

if TYPE_CHECKING:
    from .ranges import Range
    from .tables import Table


class _OfTable:
    """The rows or the columns of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def api(self) -> Any:
        """The office's database range."""
        return self.table.xl

    @property
    def parent(self) -> Table:
        """The table."""
        return self.table


class TableRow(base_classes.TableRow):
    """One row of data."""

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.parent = table
        self._index = index

    @property
    def index(self) -> int:
        """Its place, counted from one."""
        return self._index

    @property
    def range(self) -> Range:
        """Its cells."""
        body = self.table.body
        if body is None or self._index > body.rows:
            raise KeyError(self._index)
        return self.table.of(Area(body.row + self._index - 1, body.column, 1, body.columns))

    def delete(self) -> None:
        """Remove the row; what lies below moves up, within the table's columns."""
        cells, area = self.range, self.table.area
        self.table.sheet.remove_cells(cells.area, "UP")
        self.table.resize_to(Area(area.row, area.column, area.rows - 1, area.columns))


class TableRows(_OfTable, base_classes.TableRows):
    """The rows of data."""

    @property
    def column_count(self) -> int:
        """How many cells a row has."""
        return self.table.area.columns

    def __len__(self) -> int:
        return self.table.body.rows if self.table.body else 0

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self.table, index) for index in range(1, len(self) + 1))

    def __call__(self, key: int) -> TableRow:
        """The one with this name or place, counted from one."""
        if not 1 <= key <= len(self):
            raise KeyError(key)
        return TableRow(self.table, key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)

    def add(self, values: Any, index: int | None) -> TableRow:
        """Insert a row, by default as the last one; what lies below moves down, within the table's columns."""
        area = self.table.area
        place = len(self) + 1 if index is None else index
        top = area.row + int(self.table.show_headers) + place - 1
        new = Area(top, area.column, 1, area.columns)
        self.table.sheet.insert_cells(new, "DOWN")
        self.table.resize_to(Area(area.row, area.column, area.rows + 1, area.columns))
        if values is not None:
            self.table.of(new).raw_value = [list(values)]
        return TableRow(self.table, place)


class TableColumn(base_classes.TableColumn):
    """One column."""

    def __init__(self, columns: TableColumns, index: int) -> None:
        self.parent = columns
        self.table = columns.table
        self._index = index

    @property
    def name(self) -> str:
        """What the header says; `Column1` and so on without one."""
        header = self.table.header_row_range
        return str(header(1, self._index).first.getString()) if header else f"Column{self._index}"

    @property
    def index(self) -> int:
        """Its place, counted from one."""
        return self._index

    @property
    def range(self) -> Range:
        """Its cells with the header."""
        area = self.table.area
        return self.table.of(Area(area.row, area.column + self._index - 1, area.rows, 1))

    @property
    def data_body_range(self) -> Range | None:
        """Its cells without header and totals."""
        body = self.table.body
        return self.table.of(Area(body.row, body.column + self._index - 1, body.rows, 1)) if body else None

    def delete(self) -> None:
        """Remove the column; what lies right of it moves left, within the table's rows."""
        area = self.table.area
        if area.columns == 1:
            raise ValueError("Cannot delete the last table column")
        self.table.sheet.remove_cells(self.range.area, "LEFT")
        self.table.resize_to(Area(area.row, area.column, area.rows, area.columns - 1))


class TableColumns(_OfTable, base_classes.TableColumns):
    """The columns."""

    def __len__(self) -> int:
        return self.table.area.columns

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self, index) for index in range(1, len(self) + 1))

    def __call__(self, key: str | int) -> TableColumn:
        """The one with this name or place, counted from one."""
        for column in self:
            if key == column.index or (isinstance(key, str) and column.name == key):
                return column
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (column.index, column.name) for column in self)

    def add(self, name: str, index: int | None) -> TableColumn:
        """Insert a column, by default as the last one."""
        area = self.table.area
        place = len(self) + 1 if index is None else index
        new = Area(area.row, area.column + place - 1, area.rows, 1)
        self.table.sheet.insert_cells(new, "RIGHT")
        self.table.resize_to(Area(area.row, area.column, area.rows, area.columns + 1))
        if self.table.show_headers:
            self.table.of(Area(new.row, new.column)).raw_value = name
        return TableColumn(self, place)
