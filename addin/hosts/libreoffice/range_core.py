"""What every part of a range builds on: where it lies, and the office's object for it."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .formulas import FormulaParser
from .geometry import Area, column_name, quoted

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet


class RangeCore:
    """The place of a range. An empty slice (no rows, or no columns) has a place but no cells."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self.sheet = sheet
        self.area = area
        self._xl: Any = None
        self._seen = -1
        self.options: dict[str, Any] = {}

    def of(self, area: Area) -> Range:
        """Another range of the same sheet."""
        from .ranges import Range

        return Range(self.sheet, area)

    @property
    def book(self) -> Book:
        """The book the range lies in."""
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
        """The office's object for these cells; nothing for an empty slice."""
        moves = self.book.app.moves
        if self._seen != moves and not self.empty:
            self._xl, self._seen = self.sheet.uno_range(self.area), moves
        return self._xl

    api = xl

    @property
    def first(self) -> Any:
        """The office's object for the top left cell."""
        return self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1)

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        """Sheet, row, column, number of rows, number of columns."""
        return self.sheet.xl, self.area.row, self.area.column, self.area.rows, self.area.columns

    @property
    def row(self) -> int:
        """The first row."""
        return self.area.row

    @property
    def column(self) -> int:
        """The first column."""
        return self.area.column

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return self.area.rows, self.area.columns

    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    def __bool__(self) -> bool:
        return True  # an object, though it may have no cells

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address, with book and sheet when `external`."""
        address = self.area.address(row_absolute, col_absolute)
        if not external:
            return address
        owner = f"[{self.book.name}]{self.sheet.name}"
        plain = all(quoted(name) == name for name in (self.sheet.name, self.book.name.replace(".", "_")))
        return f"{owner}!{address}" if plain else "'" + owner.replace("'", "''") + f"'!{address}"

    @property
    def address(self) -> str:
        """The address, as $A$1:$B$2."""
        if self.empty:
            return f"${column_name(self.column)}${self.row}{{{self.area.rows}x{self.area.columns}}}"
        return self.area.address()

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        """The cell at a row and column of the range, or the n-th one counted row by row; both may lie outside it."""
        if self.empty:
            raise IndexError("The range has no cells.")
        if arg2 is None:
            row, column = divmod(int(arg1) - 1, self.area.columns)
        else:
            row, column = int(arg1) - 1, int(arg2) - 1
        if self.area.row + row < 1 or self.area.column + column < 1:
            raise IndexError(f"There is no cell {arg1, arg2} relative to {self.address}.")
        return self.of(Area(self.area.row + row, self.area.column + column))

    @property
    def rows(self) -> Range:
        """The same cells; xlwings counts them by rows itself."""
        return self.of(self.area)

    @property
    def columns(self) -> Range:
        """The same cells; xlwings counts them by columns itself."""
        return self.of(self.area)

    def parts(self, cells: int = 500_000) -> list[Range]:
        """The range in bands of rows with at most so many cells each."""
        band = max(1, cells // max(1, self.area.columns))
        return [
            self.of(Area(row, self.area.column, min(band, self.area.last_row - row + 1), self.area.columns))
            for row in range(self.area.row, self.area.last_row + 1, band)
        ]
