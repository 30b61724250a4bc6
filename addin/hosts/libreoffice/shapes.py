"""`Shape` and `Shapes`: all drawing objects of a sheet."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .characters import Characters
from .connection import struct
from .drawing import DrawingObject, DrawingObjects, is_chart
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


class Shape(DrawingObject, base_classes.Shape):
    """A drawing object of any kind; position and size are in points."""

    @property
    def api(self) -> Any:
        """The UNO shape, the same object as `xl`."""
        return self.xl

    @property
    def type(self) -> str:
        """The kind of object in xlwings' names ('picture', 'chart', 'text_box', …); 'free_form' for any other."""
        if is_chart(self.xl):
            return "chart"
        return _TYPES.get(self.xl.ShapeType.rpartition(".")[2], "free_form")

    @property
    def index(self) -> int:
        """The one-based index among all objects of the draw page."""
        return self.draw_index

    def activate(self) -> None:
        """Show its sheet and select the object."""
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
        """Multiply the height by `factor`; the corner or middle that `scale` names stays in place.

        With `relative_to_original_size` the picture's original height is multiplied; ValueError for other shapes.
        """
        self._scale(factor, relative_to_original_size, scale, wide=False)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Multiply the width by `factor`; the corner or middle that `scale` names stays in place.

        With `relative_to_original_size` the picture's original width is multiplied; ValueError for other shapes.
        """
        self._scale(factor, relative_to_original_size, scale, wide=True)

    @property
    def text(self) -> str | None:
        """The text in the object, or None where it is empty or can hold none."""
        return (str(self.xl.getString()) or None) if hasattr(self.xl, "getString") else None

    @text.setter
    def text(self, value: str) -> None:
        """Replace the text in the object; None empties it."""
        self.xl.setString("" if value is None else str(value))

    @property
    def font(self) -> Font:
        """The font of the text in the object."""
        return Font(self, Characters(self, self.xl).api)

    @property
    def characters(self) -> Characters:
        """The characters of the text in the object."""
        return Characters(self, self.xl)


class Shapes(DrawingObjects, base_classes.Collection):
    """All drawing objects of a sheet, pictures and charts included, in the order of the draw page."""

    def _wrap(self, xl: Any) -> Shape:
        return Shape(self.sheet, xl)
