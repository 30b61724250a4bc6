"""`RangeFormatting`: the members of `Range` about font, fill, borders, alignment and number format."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import Any

from .borders import Borders
from .colors import Rgb, common_value, is_mixed, to_rgb, to_uno
from .connection import enum
from .fonts import Font
from .range_core import RangeCore

_TRANSPARENT = -1
_HORIZONTAL = {
    "general": ("STANDARD", 0),
    "left": ("LEFT", 0),
    "center": ("CENTER", 0),
    "right": ("RIGHT", 0),
    "fill": ("REPEAT", 0),
    "justify": ("BLOCK", 0),
    "distributed": ("BLOCK", 1),
}
_VERTICAL = {"top": (1, 0), "center": (2, 0), "bottom": (3, 0), "justify": (4, 0), "distributed": (4, 1)}
_INDENT_STEP = 353  # ten points: one step of Excel's indentation as Calc reads it from a file


class RangeFormatting(RangeCore):
    """Members of `Range` about the appearance of cells; a property is None where the cells differ in it."""

    @property
    def font(self) -> Font:
        """The font of the range's cells."""
        return Font(self, self.xl)

    @property
    def borders(self) -> Borders:
        """The borders around and inside the range."""
        return Borders(self)

    @property
    def color(self) -> Rgb | None:
        """The fill as (red, green, blue); None without a fill or where the cells differ."""
        color = None if self.empty else common_value(self.xl, "CellBackColor")
        return None if color is None or color == _TRANSPARENT else to_rgb(color)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        """Fill the cells (triple, hexadecimal text or Excel's integer), or remove the fill with None."""
        if not self.empty:
            self.xl.CellBackColor = _TRANSPARENT if color_or_rgb is None else to_uno(color_or_rgb)

    def set_colors(self, colors: Any) -> None:
        """Fill each cell with its own colour, given as rows; None removes the fill, `...` leaves the cell alone.

        Cells of the same colour are filled in one call.
        """
        from .blocks import set_cells_property

        by_color: dict[int, list[tuple[int, int]]] = {}
        for r, row in enumerate(colors):
            for c, color in enumerate(row):
                if color is not ...:
                    number = _TRANSPARENT if color is None else to_uno(color)
                    by_color.setdefault(number, []).append((self.area.row + r, self.area.column + c))
        for number, cells in by_color.items():
            set_cells_property(self.sheet, cells, "CellBackColor", number)

    @property
    def number_format(self) -> str | None:
        """The number format as an Excel format code; None where the cells differ."""
        if self.empty:
            return ""
        key = common_value(self.xl, "NumberFormat")
        return None if key is None else self.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        """Format the cells by an Excel format code; ValueError where the text is none."""
        if not self.empty:
            self.xl.NumberFormat = self.book.formats.key(value)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text is wrapped; None where the cells differ."""
        wrapped = common_value(self.xl, "IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        """Wrap long text within the cell, or let it run on."""
        self.xl.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """'general', 'left', 'center', 'right', 'fill', 'justify' or 'distributed'; None where the cells differ."""
        if is_mixed(self.xl, "HoriJustify") or is_mixed(self.xl, "HoriJustifyMethod"):
            return None
        have = (str(self.xl.HoriJustify.value), int(self.xl.HoriJustifyMethod))
        return next((name for name, pair in _HORIZONTAL.items() if pair == have), "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        """Align the text horizontally; NotImplementedError for 'center_across_selection', which Calc does not have."""
        if value not in _HORIZONTAL:
            raise NotImplementedError(f"horizontal_alignment: Calc has no {value}")
        name, method = _HORIZONTAL[value]
        self.xl.HoriJustify = enum("table.CellHoriJustify", name)
        self.xl.HoriJustifyMethod = method

    @property
    def vertical_alignment(self) -> str | None:
        """'top', 'center', 'bottom', 'justify' or 'distributed'; None where the cells differ."""
        if is_mixed(self.xl, "VertJustify") or is_mixed(self.xl, "VertJustifyMethod"):
            return None
        have = (int(self.xl.VertJustify), int(self.xl.VertJustifyMethod))
        return next((name for name, pair in _VERTICAL.items() if pair == have), "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        """Align the text vertically, by one of those names."""
        self.xl.VertJustify, self.xl.VertJustifyMethod = _VERTICAL[value]

    def adjust_indent(self, amount: int) -> None:
        """Increase the indentation by so many steps of ten points,
        or decrease it; text without alignment becomes left-aligned.
        """
        self.xl.ParaIndent = max(0, int(self.xl.ParaIndent) + amount * _INDENT_STEP)
        if self.horizontal_alignment == "general":
            self.horizontal_alignment = "left"
