"""`RangeFind`: the members of `Range` that search, sort and compare cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import blocks
from .connection import struct, typed
from .geometry import MAX_COLUMNS, MAX_ROWS, Area, area_from_uno, rectangles
from .range_core import RangeCore

if TYPE_CHECKING:
    from .ranges import Range

_CONSTANTS = {None: 1 | 2 | 4, "numbers": 1 | 2, "logical": 1, "text": 4}
_FORMULAS = {None: 1 | 2 | 4, "numbers": 1, "logical": 1, "text": 2, "errors": 4}
_VALUES, _FORMULA_TEXT = 1, 0
_DIRECTIONS = {"d": (1, 0), "u": (-1, 0), "r": (0, 1), "l": (0, -1)}


class RangeFind(RangeCore):
    """Members of `Range` that search and order cells."""

    def end(self, direction: str) -> Range:
        """The cell that Ctrl and an arrow key reach from the first cell; `direction` is 'up', 'down', 'left' or 'right'."""
        down, right = _DIRECTIONS[direction[0]]
        limit = MAX_ROWS if down else MAX_COLUMNS
        start = self.area.row if down else self.area.column
        step = down or right
        filled = self._filled_positions(down, step)
        position = _ctrl_arrow_target(filled, start, step, limit)
        return self.range_of(Area(position, self.area.column) if down else Area(self.area.row, position))

    def _filled_positions(self, down: int, step: int) -> set[int]:
        """The one-based rows (or columns) from the first cell onwards in which a cell is not empty."""
        used = self.sheet.used_range.area
        row, column = self.area.row, self.area.column
        if down:
            first, last = (row, max(row, used.last_row)) if step > 0 else (1, row)
            line = Area(first, column, last - first + 1, 1)
            texts = [texts[0] for texts in self.sheet.uno_range(line).getFormulaArray()]
        else:
            first, last = (column, max(column, used.last_column)) if step > 0 else (1, column)
            line = Area(row, first, 1, last - first + 1)
            texts = list(self.sheet.uno_range(line).getFormulaArray()[0])
        return {first + index for index, text in enumerate(texts) if text != ""}

    @property
    def current_region(self) -> Range:
        """The block of filled cells around the range, bounded by empty rows and columns."""
        if self.empty:
            return self.range_of(self.area)
        cursor = self.sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return self.range_of(area_from_uno(cursor.RangeAddress))

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> Range | None:
        """The first cell whose displayed value contains `text` (with `whole`, equals it), or None.

        `*`, `?` and `~` work as in Excel. `direction` is 'forward' or 'backward', `order` 'rows' or 'columns'.
        """
        if self.empty:
            return None
        search = self._configure_search(self.xl.createSearchDescriptor(), text, whole, match_case, _VALUES)
        search.SearchByRow = order == "rows"
        search.SearchBackwards = direction == "backward"
        found = self.xl.findFirst(search)
        if found is None:
            return None
        area = area_from_uno(found.RangeAddress)
        return self.range_of(Area(area.row, area.column) if direction == "forward" else Area(area.last_row, area.last_column))

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Replace a text in all cells, also within formulas; `whole` only where it is the entire content."""
        if not self.empty:
            replace = self._configure_search(self.xl.createReplaceDescriptor(), old, whole, match_case, _FORMULA_TEXT)
            replace.ReplaceString = new
            self.xl.replaceAll(replace)

    def _configure_search(self, search: Any, text: str, whole: bool, match_case: bool, where: int) -> Any:
        search.SearchString = text.replace("~", "\\") if any(mark in text for mark in "*?~") else text
        search.SearchWildcard = any(mark in text for mark in "*?~")
        search.SearchWords = whole
        search.SearchCaseSensitive = match_case
        search.SearchType = where
        return search

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Range]:
        """The rectangles of the cells of one kind: 'blanks' (within the used range), 'constants', 'formulas' or 'visible'.

        `value_type` narrows constants and formulas to 'numbers', 'logical', 'text' or 'errors' (formulas only).
        """
        if cell_type == "constants":
            flags = _CONSTANTS.get(value_type, 0)
            found = self.xl.queryContentCells(flags) if flags else None
        elif cell_type == "formulas":
            found = self.xl.queryFormulaCells(_FORMULAS[value_type])
        else:
            found = self.xl.queryVisibleCells() if cell_type == "visible" else self.xl.queryEmptyCells()
        areas = [area_from_uno(address) for address in found.getRangeAddresses()] if found is not None else []
        if cell_type == "blanks":
            used = self.sheet.used_range.area
            areas = [part for area in areas if (part := area.intersection(used))]
        if value_type in ("numbers", "logical"):
            areas = self._only_booleans(areas, wanted=value_type == "logical")
        return [self.range_of(area) for area in areas]

    def _only_booleans(self, areas: list[Area], wanted: bool) -> list[Area]:
        cells: list[tuple[int, int]] = []
        for area in areas:
            rows = blocks.as_rows(self.range_of(area).raw_value)
            cells.extend(
                (area.row + r, area.column + c)
                for r, row in enumerate(rows)
                for c, value in enumerate(row)
                if isinstance(value, bool) == wanted
            )
        return rectangles(cells)

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """Sort the rows by columns of the range, given as one-based `keys` with a direction each; formats move with the cells."""
        fields = tuple(
            struct("table.TableSortField", Field=key - 1, IsAscending=up, IsCaseSensitive=False)
            for key, up in zip(keys, ascending, strict=True)
        )
        settings = {
            "SortFields": typed("[]com.sun.star.table.TableSortField", fields),
            "ContainsHeader": has_headers,
            "IsSortColumns": False,
            "BindFormatsToContent": True,
        }
        descriptor = list(self.xl.createSortDescriptor())
        for entry in descriptor:
            if entry.Name in settings:
                entry.Value = settings[entry.Name]
        self.xl.sort(tuple(descriptor))

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        """Delete the rows whose values in these one-based columns occurred in an earlier row, upper and lower case being alike.

        Cells below move up within the range's columns.
        """
        rows = blocks.as_rows(blocks.read(self))
        seen: set[tuple[Any, ...]] = set()
        repeated: list[int] = []
        for index, row in enumerate(rows[1:] if has_headers else rows, start=1 if has_headers else 0):
            key = tuple(
                value.casefold() if isinstance(value, str) else (type(value), value) for value in (row[c - 1] for c in columns)
            )
            if key in seen:
                repeated.append(index)
            seen.add(key)
        for index in reversed(repeated):
            self.sheet.remove_cells(Area(self.area.row + index, self.area.column, 1, self.area.columns), "UP")


def _ctrl_arrow_target(filled: set[int], start: int, step: int, limit: int) -> int:
    """The position Ctrl and an arrow key reach: the end of this block, else the next filled cell, else the sheet's edge."""
    if start in filled and start + step in filled:
        position = start
        while position + step in filled:
            position += step
        return position
    ahead = [position for position in filled if (position - start) * step > 0]
    if not ahead:
        return limit if step > 0 else 1
    return min(ahead) if step > 0 else max(ahead)
