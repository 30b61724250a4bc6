"""Widths and heights, hidden rows and columns, groups."""

from __future__ import annotations

from typing import Any

from . import geometry
from .connection import enum
from .range_core import RangeCore

_LOOK_AT = 512  # rows or columns asked one by one; beyond that the first speaks for all


class RangeSize(RangeCore):
    """Where the cells lie and how large they are."""

    def _agreed(self, lines: Any, name: str) -> Any:
        values = {getattr(lines.getByIndex(index), name) for index in range(min(lines.Count, _LOOK_AT))}
        return values.pop() if len(values) == 1 else None

    def _visible(self, area: geometry.Area) -> Any:
        """The parts of an area that are shown, asked at once: row by row it would take a second for a long list."""
        return self.sheet.uno_range(area).queryVisibleCells().getRangeAddresses()

    @property
    def column_width(self) -> float | None:
        """In Excel's unit, digits of the default font; nothing when the columns differ."""
        if self.empty:
            return 0
        width = self._agreed(self.xl.Columns, "Width")
        return None if width is None else geometry.to_characters(width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        if not self.empty:
            self.xl.Columns.Width = geometry.from_characters(value)

    @property
    def row_height(self) -> float | None:
        """In points; nothing when the rows differ."""
        if self.empty:
            return 0
        height = self._agreed(self.xl.Rows, "Height")
        return None if height is None else geometry.to_points(height)

    @row_height.setter
    def row_height(self, value: float) -> None:
        if not self.empty:
            self.xl.Rows.Height = geometry.to_hmm(value)

    @property
    def width(self) -> float:
        """In points."""
        return 0 if self.empty else geometry.to_points(self.xl.Size.Width)

    @property
    def height(self) -> float:
        """In points."""
        return 0 if self.empty else geometry.to_points(self.xl.Size.Height)

    @property
    def left(self) -> float:
        """Distance from the sheet's left edge, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Position.X)

    @property
    def top(self) -> float:
        """Distance from the sheet's upper edge, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Position.Y)

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; nothing when they differ."""
        area = geometry.Area(self.area.row, 1, self.area.rows, geometry.MAX_COLUMNS)
        found = self._visible(area)
        shown = sum(one.EndRow - one.StartRow + 1 for one in found if one.StartColumn == found[0].StartColumn)
        return _all_or_none(shown, area.rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.xl.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; nothing when they differ."""
        area = geometry.Area(1, self.area.column, geometry.MAX_ROWS, self.area.columns)
        found = self._visible(area)
        shown = sum(one.EndColumn - one.StartColumn + 1 for one in found if one.StartRow == found[0].StartRow)
        return _all_or_none(shown, area.columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.xl.Columns.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        """Fit rows ('r'), columns ('c') or both to what they hold."""
        if self.empty:
            return
        if axis in (None, "c", "columns"):
            self.xl.Columns.OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.xl.Rows.OptimalHeight = True

    @property
    def arg1_input(self) -> str:
        """The address by which xlwings tells whole columns from whole rows when it groups."""
        return self.area.address(False, False)

    def group(self, by: str | None) -> None:
        """Put rows or columns under a heading that folds them."""
        self.sheet.xl.group(self.xl.RangeAddress, self._orientation(by))

    def ungroup(self, by: str | None) -> None:
        """Undo `group`."""
        self.sheet.xl.ungroup(self.xl.RangeAddress, self._orientation(by))

    def _orientation(self, by: str | None) -> Any:
        kind = (by or ("columns" if self.area.whole_columns else "rows")).lower()
        return enum("table.TableOrientation", "COLUMNS" if kind.startswith("c") else "ROWS")


def _all_or_none(shown: int, of: int) -> bool | None:
    """Hidden, shown, or nothing where they differ."""
    return True if not shown else False if shown == of else None
