"""`ManyCells`: what xlwings asks cell by cell, asked and written for many cells of a sheet at once.

xlwings' object model has no members for this: colours and notes of scattered cells, and which rows and columns are hidden.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from .blocks import elements, set_cells_property
from .colors import Rgb, common_value, to_rgb, to_uno
from .connection import struct
from .geometry import MAX_COLUMNS, MAX_ROWS, Area, area_from_uno, rectangles
from .notes import notes_of

if TYPE_CHECKING:
    from .sheet import Sheet

Cell = tuple[int, int]
_NOTES = 8  # a bit of com.sun.star.sheet.CellFlags
_TRANSPARENT = -1


class ManyCells:
    """Scattered cells of one sheet, each given as one-based (row, column)."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def colors(self, cells: Collection[Cell]) -> dict[Cell, Rgb | None]:
        """The fill of each cell; None without one."""
        if not cells:
            return {}
        ranges = self._sheet.uno_ranges(rectangles(cells))
        color = common_value(ranges, "CellBackColor")
        if color is not None:
            return dict.fromkeys(cells, _rgb(color))
        return self._mixed_colors(cells)

    def _mixed_colors(self, cells: Collection[Cell]) -> dict[Cell, Rgb | None]:
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        around = Area(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
        found: dict[Cell, Rgb | None] = dict.fromkeys(cells)
        by_column: dict[int, list[Cell]] = {}
        for cell in sorted(cells):
            by_column.setdefault(cell[1], []).append(cell)
        for part in elements(self._sheet.uno_range(around).getUniqueCellFormatRanges()):
            color = _rgb(part.CellBackColor)
            if color is not None:
                for address in part.getRangeAddresses():
                    found.update(dict.fromkeys(_inside(by_column, area_from_uno(address)), color))
        return found

    def set_colors(self, colors: Mapping[Cell, Rgb | None]) -> None:
        """Fill each cell with its colour, or remove the fill with None: one call for all cells of a colour."""
        by_color: dict[int, list[Cell]] = {}
        for cell, color in colors.items():
            by_color.setdefault(_TRANSPARENT if color is None else to_uno(color), []).append(cell)
        for number, cells in by_color.items():
            set_cells_property(self._sheet, cells, "CellBackColor", number)

    def notes(self) -> dict[Cell, str]:
        """The text of every note."""
        return {(note.area.row, note.area.column): note.text for note in notes_of(self._sheet)}

    def replace_notes(self, old: Iterable[Cell], new: Mapping[Cell, str]) -> None:
        """Remove the notes of some cells in one call, then insert others, at cells that have none by then."""
        if gone := rectangles(old):
            self._sheet.uno_ranges(gone).clearContents(_NOTES)
        if not new:
            return
        annotations, position = self._sheet.xl.Annotations, self._sheet.position
        for (row, column), text in new.items():
            annotations.insertNew(struct("table.CellAddress", Sheet=position, Column=column - 1, Row=row - 1), text)

    def hidden(self, rows: int, columns: int) -> tuple[set[int], set[int]]:
        """The hidden ones among the first so many rows and columns, as one-based numbers."""
        down, across = self._shown(Area(1, 1, rows, MAX_COLUMNS)), self._shown(Area(1, 1, MAX_ROWS, columns))
        shown_rows = {row for area in down for row in range(area.row, area.last_row + 1)}
        shown_columns = {column for area in across for column in range(area.column, area.last_column + 1)}
        return set(range(1, rows + 1)) - shown_rows, set(range(1, columns + 1)) - shown_columns

    def _shown(self, area: Area) -> list[Area]:
        return [area_from_uno(one) for one in self._sheet.uno_range(area).queryVisibleCells().getRangeAddresses()]


def _rgb(color: int) -> Rgb | None:
    return None if color == _TRANSPARENT else to_rgb(color)


def _inside(cells: dict[int, list[Cell]], area: Area) -> Iterator[Cell]:
    """Those of the cells, sorted and gathered by column, that lie in an area."""
    for column in range(area.column, area.last_column + 1):
        rows = cells.get(column, [])
        yield from rows[bisect_left(rows, (area.row, 0)) : bisect_left(rows, (area.last_row + 1, 0))]
