"""How a range looks: font, fill, borders, alignment, number format."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import Any

from .borders import Borders
from .colors import Rgb, is_mixed, shared, to_rgb, to_uno
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


class RangeLook(RangeCore):
    """What the cells look like."""

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self, self.xl)

    @property
    def borders(self) -> Borders:
        """The borders."""
        return Borders(self)

    @property
    def color(self) -> Rgb | None:
        """The fill; nothing where there is none, or where the cells differ."""
        color = None if self.empty else shared(self.xl, "CellBackColor")
        return None if color is None or color == _TRANSPARENT else to_rgb(color)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        if not self.empty:
            self.xl.CellBackColor = _TRANSPARENT if color_or_rgb is None else to_uno(color_or_rgb)

    def set_colors(self, colors: Any) -> None:
        """Fill each cell with its own colour; cells of one colour are filled together."""
        from .blocks import paint

        by_color: dict[int, list[tuple[int, int]]] = {}
        for r, row in enumerate(colors):
            for c, color in enumerate(row):
                if color is not ...:
                    number = _TRANSPARENT if color is None else to_uno(color)
                    by_color.setdefault(number, []).append((self.area.row + r, self.area.column + c))
        for number, cells in by_color.items():
            paint(self, cells, "CellBackColor", number)

    @property
    def number_format(self) -> str | None:
        """The number format in Excel's notation; nothing when the cells differ."""
        if self.empty:
            return ""
        key = shared(self.xl, "NumberFormat")
        return None if key is None else self.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        if not self.empty:
            self.xl.NumberFormat = self.book.formats.key(value)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text goes on in a new line; nothing when the cells differ."""
        wrapped = shared(self.xl, "IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.xl.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """'left' and so on; nothing when the cells differ."""
        if is_mixed(self.xl, "HoriJustify") or is_mixed(self.xl, "HoriJustifyMethod"):
            return None
        have = (str(self.xl.HoriJustify.value), int(self.xl.HoriJustifyMethod))
        return next((name for name, pair in _HORIZONTAL.items() if pair == have), "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            raise NotImplementedError(f"horizontal_alignment: Calc has no {value}")
        name, method = _HORIZONTAL[value]
        self.xl.HoriJustify = enum("table.CellHoriJustify", name)
        self.xl.HoriJustifyMethod = method

    @property
    def vertical_alignment(self) -> str | None:
        """'top' and so on; nothing when the cells differ."""
        if is_mixed(self.xl, "VertJustify") or is_mixed(self.xl, "VertJustifyMethod"):
            return None
        have = (int(self.xl.VertJustify), int(self.xl.VertJustifyMethod))
        return next((name for name, pair in _VERTICAL.items() if pair == have), "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.xl.VertJustify, self.xl.VertJustifyMethod = _VERTICAL[value]

    def adjust_indent(self, amount: int) -> None:
        """Move the text right (or left) by so many steps."""
        self.xl.ParaIndent = max(0, int(self.xl.ParaIndent) + amount * _INDENT_STEP)
        if self.horizontal_alignment == "general":
            self.horizontal_alignment = "left"
