"""`RangeCore`: the position of a range and its UNO object, on which the other parts of `Range` build."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .formulas import FormulaParser
from .geometry import Area, column_name, quoted_sheet_name

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet


class RangeCore:
    """A rectangle of cells on a sheet. An empty slice (no rows, or no columns) has a position but no cells."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self.sheet = sheet
        self.area = area
        self._xl: Any = None
        self._fetched_at = -1
        self.options: dict[str, Any] = {}

    def range_of(self, area: Area) -> Range:
        """The range of another area on the same sheet."""
        from .ranges import Range

        return Range(self.sheet, area)

    @property
    def book(self) -> Book:
        """The book the range is in."""
        return self.sheet.book

    @property
    def parser(self) -> FormulaParser:
        """The formula parser of the book."""
        return self.book.parser

    @property
    def empty(self) -> bool:
        """Whether the range has no cells."""
        return not (self.area.rows and self.area.columns)

    @property
    def xl(self) -> Any:
        """The UNO cell range, or None for a range without cells.

        It is fetched again after cells were inserted, removed or moved
        anywhere, since LibreOffice shifts the old object with them.
        """
        layout_changes = self.book.app.layout_changes
        if self._fetched_at != layout_changes and not self.empty:
            self._xl, self._fetched_at = self.sheet.uno_range(self.area), layout_changes
        return self._xl

    api = xl

    @property
    def first_cell(self) -> Any:
        """The UNO object of the top left cell."""
        return self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1)

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        """The UNO sheet, then one-based first row and column, number of rows and number of columns."""
        return self.sheet.xl, self.area.row, self.area.column, self.area.rows, self.area.columns

    @property
    def row(self) -> int:
        """The number of the first row, one-based."""
        return self.area.row

    @property
    def column(self) -> int:
        """The number of the first column, one-based."""
        return self.area.column

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and the number of columns."""
        return self.area.rows, self.area.columns

    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    def __bool__(self) -> bool:
        return True  # otherwise a range without cells would be false

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address in A1 notation, after `[book]sheet!` where `external`; dollar signs where row or column is absolute."""
        address = self.area.address(row_absolute, col_absolute)
        if not external:
            return address
        owner = f"[{self.book.name}]{self.sheet.name}"
        plain = all(quoted_sheet_name(name) == name for name in (self.sheet.name, self.book.name.replace(".", "_")))
        return f"{owner}!{address}" if plain else "'" + owner.replace("'", "''") + f"'!{address}"

    @property
    def address(self) -> str:
        """The absolute address, as `$A$1:$B$2`; an empty slice shows its shape, as `$A$1{0x2}`."""
        if self.empty:
            return f"${column_name(self.column)}${self.row}{{{self.area.rows}x{self.area.columns}}}"
        return self.area.address()

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        """The cell at a one-based row and column relative to the range, or the one at an index counted row by row.

        Both may lie outside the range; IndexError for an empty range or a cell before the sheet's first.
        """
        if self.empty:
            raise IndexError("The range has no cells.")
        if arg2 is None:
            row, column = divmod(int(arg1) - 1, self.area.columns)
        else:
            row, column = int(arg1) - 1, int(arg2) - 1
        if self.area.row + row < 1 or self.area.column + column < 1:
            raise IndexError(f"There is no cell {arg1, arg2} relative to {self.address}.")
        return self.range_of(Area(self.area.row + row, self.area.column + column))

    @property
    def rows(self) -> Range:
        """The same cells: xlwings itself iterates over them row by row."""
        return self.range_of(self.area)

    @property
    def columns(self) -> Range:
        """The same cells: xlwings itself iterates over them column by column."""
        return self.range_of(self.area)

    def row_bands(self, max_cells: int = 500_000) -> list[Range]:
        """The range cut into blocks of whole rows of at most `max_cells` cells each (at least one row)."""
        band = max(1, max_cells // max(1, self.area.columns))
        return [
            self.range_of(Area(row, self.area.column, min(band, self.area.last_row - row + 1), self.area.columns))
            for row in range(self.area.row, self.area.last_row + 1, band)
        ]
