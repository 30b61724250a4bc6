"""Everything that lies on top of the cells."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .characters import Characters
from .connection import struct
from .drawing import Drawn, DrawnCollection, is_chart
from .fonts import Font
from .pictures import original_size

_TYPES = {
    "CustomShape": "auto_shape",
    "RectangleShape": "auto_shape",
    "EllipseShape": "auto_shape",
    "TextShape": "text_box",
    "LineShape": "line",
    "ConnectorShape": "line",
    "MeasureShape": "line",
    "GraphicObjectShape": "picture",
    "GroupShape": "group",
    "ControlShape": "form_control",
    "CaptionShape": "callout",
    "MediaShape": "media",
    "TableShape": "table",
    "OLE2Shape": "embedded_ole_object",
}


class Shape(Drawn, base_classes.Shape):
    """A shape."""

    @property
    def api(self) -> Any:
        """The office's shape."""
        return self.xl

    @property
    def type(self) -> str:
        """What it is, in xlwings' words."""
        if is_chart(self.xl):
            return "chart"
        return _TYPES.get(self.xl.ShapeType.rpartition(".")[2], "free_form")

    @property
    def index(self) -> int:
        """The place among everything on the sheet, counted from one."""
        return self.place

    def activate(self) -> None:
        """Select it, on its sheet."""
        self.sheet.activate()
        self.sheet.book.xl.CurrentController.select(self.xl)

    def _scale(self, factor: float, original: bool, scale: str, *, wide: bool) -> None:
        size, position = self.xl.Size, self.xl.Position
        base = original_size(self.xl) if original else size
        old = size.Width if wide else size.Height
        new = round((base.Width if wide else base.Height) * factor)
        self.resize(new if wide else size.Width, size.Height if wide else new)
        shift = {"scale_from_top_left": 0, "scale_from_middle": (old - new) // 2, "scale_from_bottom_right": old - new}[scale]
        self.xl.Position = struct("awt.Point", X=position.X + (shift if wide else 0), Y=position.Y + (0 if wide else shift))

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Make it so many times as high."""
        self._scale(factor, relative_to_original_size, scale, wide=False)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Make it so many times as wide."""
        self._scale(factor, relative_to_original_size, scale, wide=True)

    @property
    def text(self) -> str | None:
        """What is written in it; nothing when nothing is."""
        return (str(self.xl.getString()) or None) if hasattr(self.xl, "getString") else None

    @text.setter
    def text(self, value: str) -> None:
        self.xl.setString("" if value is None else str(value))

    @property
    def font(self) -> Font:
        """The font of its text."""
        return Font(self, Characters(self, self.xl).api)

    @property
    def characters(self) -> Characters:
        """Its characters."""
        return Characters(self, self.xl)


class Shapes(DrawnCollection, base_classes.Collection):
    """All shapes of a sheet, pictures and charts among them."""

    def _wrap(self, xl: Any) -> Shape:
        return Shape(self.sheet, xl)
