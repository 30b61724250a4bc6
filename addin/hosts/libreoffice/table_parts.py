"""The rows and columns of tables. Inserting and deleting moves cells within the table's rows or columns only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import Area

if TYPE_CHECKING:
    from .ranges import Range
    from .tables import Table


class _TablePart:
    """Base class of the collection of a table's rows or columns."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def api(self) -> Any:
        """The UNO database range of the table."""
        return self.table.xl

    @property
    def parent(self) -> Table:
        """The table they belong to."""
        return self.table


class TableRow(base_classes.TableRow):
    """One data row of a table; KeyError from `range` and `delete` once the table has fewer rows."""

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.parent = table
        self._index = index

    @property
    def index(self) -> int:
        """The one-based index among the data rows."""
        return self._index

    @property
    def range(self) -> Range:
        """The cells of the row; KeyError where the table has fewer rows by now."""
        body = self.table.body
        if body is None or self._index > body.rows:
            raise KeyError(self._index)
        return self.table.range_of(Area(body.row + self._index - 1, body.column, 1, body.columns))

    def delete(self) -> None:
        """Delete the row; cells below it move up within the table's columns. KeyError where the table has fewer rows by now."""
        cells, area = self.range, self.table.area
        self.table.sheet.remove_cells(cells.area, "UP")
        self.table.resize_to(Area(area.row, area.column, area.rows - 1, area.columns))


class TableRows(_TablePart, base_classes.TableRows):
    """The data rows of a table, without header and totals."""

    @property
    def column_count(self) -> int:
        """The number of cells in a row."""
        return self.table.area.columns

    def __len__(self) -> int:
        return self.table.body.rows if self.table.body else 0

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self.table, index) for index in range(1, len(self) + 1))

    def __call__(self, key: int) -> TableRow:
        """The row at a one-based index; KeyError where there is none."""
        if not 1 <= key <= len(self):
            raise KeyError(key)
        return TableRow(self.table, key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)

    def add(self, values: Any, index: int | None) -> TableRow:
        """Insert a row before the one-based `index`, by default after the last, and return it.

        `values` are its cells from left to right, or None. Cells below move
        down within the table's columns. PermissionError on a protected sheet.
        """
        area = self.table.area
        place = len(self) + 1 if index is None else index
        top = area.row + int(self.table.show_headers) + place - 1
        new = Area(top, area.column, 1, area.columns)
        self.table.sheet.insert_cells(new, "DOWN")
        self.table.resize_to(Area(area.row, area.column, area.rows + 1, area.columns))
        if values is not None:
            self.table.range_of(new).raw_value = [list(values)]
        return TableRow(self.table, place)


class TableColumn(base_classes.TableColumn):
    """One column of a table, by its index."""

    def __init__(self, columns: TableColumns, index: int) -> None:
        self.parent = columns
        self.table = columns.table
        self._index = index

    @property
    def name(self) -> str:
        """The text of the header cell; `Column<n>` in a table without header."""
        header = self.table.header_row_range
        return str(header(1, self._index).first_cell.getString()) if header else f"Column{self._index}"

    @property
    def index(self) -> int:
        """The one-based index among the columns."""
        return self._index

    @property
    def range(self) -> Range:
        """The cells of the column, header and totals included."""
        area = self.table.area
        return self.table.range_of(Area(area.row, area.column + self._index - 1, area.rows, 1))

    @property
    def data_body_range(self) -> Range | None:
        """The cells of the column without header and totals; None in a table without data rows."""
        body = self.table.body
        return self.table.range_of(Area(body.row, body.column + self._index - 1, body.rows, 1)) if body else None

    def delete(self) -> None:
        """Delete the column; cells to its right move left within the table's rows. ValueError for the only column."""
        area = self.table.area
        if area.columns == 1:
            raise ValueError("Cannot delete the last table column")
        self.table.sheet.remove_cells(self.range.area, "LEFT")
        self.table.resize_to(Area(area.row, area.column, area.rows, area.columns - 1))


class TableColumns(_TablePart, base_classes.TableColumns):
    """The columns of a table, from left to right."""

    def __len__(self) -> int:
        return self.table.area.columns

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self, index) for index in range(1, len(self) + 1))

    def __call__(self, key: str | int) -> TableColumn:
        """The column of that name or one-based index; KeyError where there is none."""
        for column in self:
            if key == column.index or (isinstance(key, str) and column.name == key):
                return column
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (column.index, column.name) for column in self)

    def add(self, name: str, index: int | None) -> TableColumn:
        """Insert a column with this header before the one-based `index`, by default after the last, and return it.

        Cells to its right move within the table's rows. PermissionError on a protected sheet.
        """
        area = self.table.area
        place = len(self) + 1 if index is None else index
        new = Area(area.row, area.column + place - 1, area.rows, 1)
        self.table.sheet.insert_cells(new, "RIGHT")
        self.table.resize_to(Area(area.row, area.column, area.rows, area.columns + 1))
        if self.table.show_headers:
            self.table.range_of(Area(new.row, new.column)).raw_value = name
        return TableColumn(self, place)
