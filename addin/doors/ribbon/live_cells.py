"""Many cells of an open sheet at once: the host's own way where it has one, as LibreOffice's, otherwise what xlwings offers.

A cell is its one-based (row, column). Each member of ``CellByCell`` costs calls to the host for every cell, those of a host's
own way a few for all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol

Cell = tuple[int, int]
Color = tuple[int, int, int]
_MOST_QUERIES = 400  # to the host about hidden rows or merged cells of one sheet; a form as it was made needs a few


class LiveCells(Protocol):
    """Fills, notes and hidden lines of one sheet."""

    def colors(self, cells: Collection[Cell]) -> dict[Cell, Color | None]:
        """The fill of each cell; None without one."""

    def set_colors(self, colors: Mapping[Cell, Color | None]) -> None:
        """Fill each cell with its colour, or remove the fill with None."""

    def notes(self) -> dict[Cell, str]:
        """The text of every note of the sheet."""

    def replace_notes(self, old: Collection[Cell], new: Mapping[Cell, str]) -> None:
        """Remove the notes of the ``old`` cells, then write the ``new`` ones."""

    def hidden(self, rows: int, columns: int) -> tuple[set[int], set[int]]:
        """The hidden ones among the first so many rows and columns, as one-based numbers."""


def live_cells(sheet: Any) -> LiveCells:
    """The cells of an xlwings sheet."""
    own: LiveCells | None = getattr(getattr(sheet, "impl", None), "many_cells", None)
    return CellByCell(sheet) if own is None else own


class CellByCell:
    """What any host can do."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def colors(self, cells: Collection[Cell]) -> dict[Cell, Color | None]:
        """The fill of each cell; None without one."""
        return {cell: self._sheet.range(cell).color for cell in cells}

    def set_colors(self, colors: Mapping[Cell, Color | None]) -> None:
        """Fill runs of rows in one colour at once."""
        for color, first, last in _runs(colors):
            self._sheet.range(first, last).color = color

    def notes(self) -> dict[Cell, str]:
        """The text of every note of the sheet."""
        return {(note.location.row, note.location.column): str(note.text) for note in self._sheet.notes}

    def replace_notes(self, old: Collection[Cell], new: Mapping[Cell, str]) -> None:
        """Remove the notes of the ``old`` cells, then write the ``new`` ones."""
        for cell in old:
            self._sheet.range(cell).note.delete()
        for cell, text in new.items():
            self._sheet.range(cell).add_note(text)

    def hidden(self, rows: int, columns: int) -> tuple[set[int], set[int]]:
        """The hidden ones among the first so many rows and columns, as one-based numbers."""
        sheet = self._sheet
        return (
            set(hidden_lines(lambda first, last: sheet.range((first, 1), (last, 1)).rows.hidden, rows)),
            set(hidden_lines(lambda first, last: sheet.range((1, first), (1, last)).columns.hidden, columns)),
        )


def _runs(colors: Mapping[Cell, Color | None]) -> Iterator[tuple[Color | None, Cell, Cell]]:
    """Cells of one column that follow each other and get one colour: the colour, the first cell and the last."""
    run: tuple[Color | None, Cell, Cell] | None = None
    for cell in sorted(colors, key=lambda cell: (cell[1], cell[0])):
        if run and run[2] == (cell[0] - 1, cell[1]) and run[0] == colors[cell]:
            run = (run[0], run[1], cell)
            continue
        if run:
            yield run
        run = (colors[cell], cell, cell)
    if run:
        yield run


def hidden_lines(query: Callable[[int, int], bool | None], last: int) -> Iterable[int]:
    """Hidden rows or columns, one-based, by bisection; ``query(first, last)`` is None where they differ."""
    left = QueryBudget()
    todo = [(1, last)]
    while todo and left.take():
        first, end = todo.pop()
        answer = query(first, end)
        if answer:
            yield from range(first, end + 1)
        elif answer is None and end > first:
            middle = (first + end) // 2
            todo += [(middle + 1, end), (first, middle)]


class QueryBudget:
    """A limit on queries to the host, so that what is only reported does not keep anybody waiting."""

    def __init__(self) -> None:
        self._left = _MOST_QUERIES

    def take(self) -> bool:
        """Count one query; whether it is within the limit."""
        self._left -= 1
        return self._left >= 0
