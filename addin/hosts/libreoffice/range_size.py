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
        shown = self._agreed(self.xl.Rows, "IsVisible")
        return None if shown is None else not shown

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.xl.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; nothing when they differ."""
        shown = self._agreed(self.xl.Columns, "IsVisible")
        return None if shown is None else not shown

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
