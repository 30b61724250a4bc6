"""`RangeSize`: the members of `Range` about sizes, positions, hidden rows and columns, and outline groups."""

from __future__ import annotations

from typing import Any

from . import geometry
from .connection import enum
from .range_core import RangeCore

_MAX_LINES_ASKED = 512  # each row or column is a UNO call; the rest is taken to be alike


class RangeSize(RangeCore):
    """Members of `Range` about where cells lie and how large they are; 0 for a range without cells."""

    def _common_value(self, lines: Any, name: str) -> Any:
        values = {getattr(lines.getByIndex(index), name) for index in range(min(lines.Count, _MAX_LINES_ASKED))}
        return values.pop() if len(values) == 1 else None

    def _visible_parts(self, area: geometry.Area) -> Any:
        """The UNO addresses of the visible parts of an area, in one call: row by row, a long list would take a second."""
        return self.sheet.uno_range(area).queryVisibleCells().getRangeAddresses()

    @property
    def column_width(self) -> float | None:
        """The column width in Excel's unit (digits of the default font); None where the columns differ."""
        if self.empty:
            return 0
        width = self._common_value(self.xl.Columns, "Width")
        return None if width is None else geometry.to_characters(width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        """Set the width of all columns, in Excel's unit."""
        if not self.empty:
            self.xl.Columns.Width = geometry.from_characters(value)

    @property
    def row_height(self) -> float | None:
        """The row height in points; None where the rows differ."""
        if self.empty:
            return 0
        height = self._common_value(self.xl.Rows, "Height")
        return None if height is None else geometry.to_points(height)

    @row_height.setter
    def row_height(self, value: float) -> None:
        """Set the height of all rows, in points."""
        if not self.empty:
            self.xl.Rows.Height = geometry.to_hmm(value)

    @property
    def width(self) -> float:
        """The width of the whole range, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Size.Width)

    @property
    def height(self) -> float:
        """The height of the whole range, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Size.Height)

    @property
    def left(self) -> float:
        """The distance from the sheet's left edge, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Position.X)

    @property
    def top(self) -> float:
        """The distance from the sheet's upper edge, in points."""
        return 0 if self.empty else geometry.to_points(self.xl.Position.Y)

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where some are and some are not."""
        area = geometry.Area(self.area.row, 1, self.area.rows, geometry.MAX_COLUMNS)
        found = self._visible_parts(area)
        shown = sum(one.EndRow - one.StartRow + 1 for one in found if one.StartColumn == found[0].StartColumn)
        return _all_or_none(shown, area.rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        """Hide or show the entire rows of the range."""
        self.xl.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None where some are and some are not."""
        area = geometry.Area(1, self.area.column, geometry.MAX_ROWS, self.area.columns)
        found = self._visible_parts(area)
        shown = sum(one.EndColumn - one.StartColumn + 1 for one in found if one.StartRow == found[0].StartRow)
        return _all_or_none(shown, area.columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        """Hide or show the entire columns of the range."""
        self.xl.Columns.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns ('c' or 'columns'), rows ('r' or 'rows') or both (None) to their contents."""
        if self.empty:
            return
        if axis in (None, "c", "columns"):
            self.xl.Columns.OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.xl.Rows.OptimalHeight = True

    @property
    def arg1_input(self) -> str:
        """The relative address, from which xlwings decides whether rows or columns are grouped."""
        return self.area.address(False, False)

    def group(self, by: str | None) -> None:
        """Group rows ('r…') or columns ('c…') in an outline; None groups columns for entire columns, otherwise rows."""
        self.sheet.xl.group(self.xl.RangeAddress, self._orientation(by))

    def ungroup(self, by: str | None) -> None:
        """Remove rows or columns from their outline group; `by` as in `group`."""
        self.sheet.xl.ungroup(self.xl.RangeAddress, self._orientation(by))

    def _orientation(self, by: str | None) -> Any:
        kind = (by or ("columns" if self.area.whole_columns else "rows")).lower()
        return enum("table.TableOrientation", "COLUMNS" if kind.startswith("c") else "ROWS")


def _all_or_none(shown: int, total: int) -> bool | None:
    """True where none is shown, False where all are, otherwise None."""
    return True if not shown else False if shown == total else None
