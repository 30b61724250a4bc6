"""A sheet as cells, wherever it came from: a file, or a sheet open in Excel or LibreOffice. Both doors check this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from workbook_templates.read import facts
from workbook_templates.read.scan import Area, Formula
from workbook_templates.read.stray_cells import Cell


@dataclass(slots=True)
class Grid:
    """Dense rows of values from A1 on (row 0 is Excel's row 1); a blank cell is '' or None.

    What stands beside the values is told by zero-based (row, column): formulas, error values, merged areas (first row,
    first column, last row, last column), hidden rows and columns, cells too far away to be part of the rows, and cells in
    which a picture stands for a value.
    """

    name: str
    rows: Sequence[Sequence[object]]
    visible: bool = True
    formulas: dict[Cell, Formula] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    strays: dict[Cell, str] = field(default_factory=dict)
    pictures: set[Cell] = field(default_factory=set)

    def without_pictures(self, name: str) -> Grid:
        """The grid under another name, the cells that show a picture blank: neither formulas nor errors, and no text."""
        pictures = self.pictures | {place for place, formula in self.formulas.items() if formula.kind == facts.PICTURE}
        if not pictures:
            return self if name == self.name else replace(self, name=name)
        rows = [["" if (r, c) in pictures else cell for c, cell in enumerate(row)] for r, row in enumerate(self.rows)]
        formulas = {place: formula for place, formula in self.formulas.items() if place not in pictures}
        errors = {place: text for place, text in self.errors.items() if place not in pictures}
        return replace(self, name=name, rows=rows, formulas=formulas, errors=errors, pictures=pictures)

    def text(self, row: int, column: int) -> str:
        """A cell as text; empty where it is blank or outside."""
        if not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return ""
        value = self.rows[row][column]
        return "" if value is None else str(value)


class Grids(Protocol):
    """The sheets of one workbook by name, each read when it is asked for."""

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names in order."""

    def head(self, name: str) -> Grid:
        """At least its first rows: enough to see which sheet of a form it is."""

    def grid(self, name: str) -> Grid:
        """The sheet of that name."""


class OpenGrids:
    """Grids that are at hand already, as a host with an open workbook gives them."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = {grid.name: grid for grid in grids}

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names in order."""
        return tuple(self._grids)

    def head(self, name: str) -> Grid:
        """The sheet of that name."""
        return self._grids[name]

    def grid(self, name: str) -> Grid:
        """The sheet of that name."""
        return self._grids[name]

    def __iter__(self) -> Iterator[Grid]:
        return iter(self._grids.values())
