"""`Border` and `Borders`: the lines around and inside a range.

Calc gives each line a style and a width in hundredths of a millimetre; Excel's four weights are mapped to such widths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .colors import Rgb, to_rgb, to_uno
from .connection import struct

if TYPE_CHECKING:
    from .range_core import RangeCore

_UNSET: Any = base_classes._UNSET
_NONE = 0x7FFF
_STYLES = {"continuous": 0, "dot": 1, "dash": 2, "double": 3, "dash_dot": 16, "dash_dot_dot": 17}
_STYLE_NAMES = {**{number: name for name, number in _STYLES.items()}, 14: "dash", 15: "double"}
_WIDTHS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}  # hundredths of a millimetre
_WEIGHT_UP_TO = ((9, "hairline"), (44, "thin"), (75, "medium"))
_DOUBLE = 53
_TABLE_LINES = {
    "edge_top": "Top",
    "edge_bottom": "Bottom",
    "edge_left": "Left",
    "edge_right": "Right",
    "inside_vertical": "Vertical",
    "inside_horizontal": "Horizontal",
}
_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}


class Border(base_classes.Border):
    """The line on one side of a range; `side` is one of `base_classes.BORDER_SIDES`."""

    def __init__(self, parent: RangeCore, side: str) -> None:
        self.parent = parent
        self.side = side

    @property
    def api(self) -> Any:
        """A copy of the UNO line (`BorderLine2`), or None where the cells of the range differ in it."""
        if self.parent.empty:
            return None
        if self.side in _DIAGONALS:
            return self.parent.xl.getPropertyValue(_DIAGONALS[self.side])
        table, name = self.parent.xl.TableBorder2, _TABLE_LINES[self.side]
        return getattr(table, f"{name}Line") if getattr(table, f"Is{name}LineValid") else None

    def set_line(self, **members: Any) -> None:
        """Set members of the UNO line on this side and leave the other
        sides as they are; a missing line becomes a thin one first.
        """
        line = self.api or struct("table.BorderLine2", LineStyle=_NONE)
        if _has_no_line(line) and members.get("LineStyle") != _NONE:
            line.LineStyle, line.LineWidth = 0, _WIDTHS["thin"]
        for key, value in members.items():
            setattr(line, key, value)
        line.OuterLineWidth, line.InnerLineWidth, line.LineDistance = line.LineWidth, 0, 0
        if self.side in _DIAGONALS:
            self.parent.xl.setPropertyValue(_DIAGONALS[self.side], line)
            return
        table, name = struct("table.TableBorder2"), _TABLE_LINES[self.side]
        setattr(table, f"{name}Line", line)
        setattr(table, f"Is{name}LineValid", True)
        self.parent.xl.TableBorder2 = table

    @property
    def line_style(self) -> str | None:
        """'continuous', 'dot', 'dash', 'double', 'dash_dot', 'dash_dot_dot' or 'none'; None where the cells differ."""
        line = self.api
        return None if line is None else "none" if _has_no_line(line) else _STYLE_NAMES.get(line.LineStyle, "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        """Draw the line in this style, or remove it with None; NotImplementedError for a style Calc does not have."""
        if value is None:
            self.set_line(LineStyle=_NONE, LineWidth=0)
            return
        if value not in _STYLES:
            raise NotImplementedError(f"line_style: Calc has no {value} lines; it has {', '.join(_STYLES)}")
        line = self.api
        members: dict[str, Any] = {"LineStyle": _STYLES[value]}
        if value == "double" and (line is None or line.LineWidth < _DOUBLE):
            members["LineWidth"] = _DOUBLE
        self.set_line(**members)

    @property
    def weight(self) -> str | None:
        """'hairline', 'thin', 'medium' or 'thick'; None without a line or where the cells differ."""
        line = self.api
        if line is None or _has_no_line(line):
            return None
        return next((name for width, name in _WEIGHT_UP_TO if line.LineWidth <= width), "thick")

    @weight.setter
    def weight(self, value: str) -> None:
        """Give the line one of the four weights; a missing line is drawn."""
        self.set_line(LineWidth=_WIDTHS[value])

    @property
    def color(self) -> Rgb | None:
        """The line's colour as (red, green, blue); None without a line or where the cells differ."""
        line = self.api
        return None if line is None or _has_no_line(line) else to_rgb(line.Color)

    @color.setter
    def color(self, value: Any) -> None:
        """Give the line a colour (triple, hexadecimal text or Excel's integer); a missing line is drawn."""
        self.set_line(Color=to_uno(value))


def _has_no_line(line: Any) -> bool:
    return line.LineStyle == _NONE or not (line.LineWidth or line.OuterLineWidth)


class Borders(base_classes.Borders):
    """All lines of a range; `borders[side]` is one of them."""

    def __init__(self, parent: RangeCore) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """A copy of the range's UNO `TableBorder2`, or None for a range without cells."""
        return None if self.parent.empty else self.parent.xl.TableBorder2

    def _grid_sides(self) -> tuple[str, ...]:
        rows, columns = self.parent.shape
        return tuple(
            side
            for side in _TABLE_LINES
            if not (side == "inside_vertical" and columns < 2) and not (side == "inside_horizontal" and rows < 2)
        )

    def __getitem__(self, key: str) -> Border:
        return Border(self.parent, key)

    def _common(self, attribute: str) -> Any:
        values = {getattr(self[side], attribute) for side in self._grid_sides()}
        return values.pop() if len(values) == 1 else None

    @property
    def line_style(self) -> str | None:
        """The style that the outer and inner lines share, or None where they differ."""
        value: str | None = self._common("line_style")
        return value

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        """Give the outer and inner lines this style, or remove them with None; NotImplementedError as in `Border.line_style`."""
        self.set(self._grid_sides(), line_style=value)

    @property
    def weight(self) -> str | None:
        """The weight that the outer and inner lines share, or None where they differ."""
        value: str | None = self._common("weight")
        return value

    @weight.setter
    def weight(self, value: str) -> None:
        """Give the outer and inner lines this weight."""
        self.set(self._grid_sides(), weight=value)

    @property
    def color(self) -> Rgb | None:
        """The colour that the outer and inner lines share as (red, green, blue), or None where they differ."""
        value: Rgb | None = self._common("color")
        return value

    @color.setter
    def color(self, value: Any) -> None:
        """Give the outer and inner lines this colour."""
        self.set(self._grid_sides(), color=value)

    def set(self, which: Any = "all", *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Set colour, weight and style of several sides, in that order,
        as in Excel: the style wins. NotImplementedError as in `Border`.

        `which` is a sequence of sides, or 'all' for the outer and inner
        lines; inner sides that the range does not have are skipped.
        """
        present = self._grid_sides()
        sides = [side for side in (present if which == "all" else which) if side in present or side in _DIAGONALS]
        for side in sides:
            border = self[side]
            if color is not _UNSET:
                border.color = color
            if weight is not _UNSET:
                border.weight = weight
            if line_style is not _UNSET:
                border.line_style = line_style

    def clear(self, which: Any = "everything") -> None:
        """Remove the lines of these sides; 'everything' includes the diagonals."""
        self.set((*_TABLE_LINES, *_DIAGONALS) if which == "everything" else which, line_style=None)
