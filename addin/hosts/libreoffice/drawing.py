"""Base classes of shapes, pictures and charts: everything on a sheet's draw page has a name, a position and a size.

UNO measures in hundredths of a millimetre, xlwings in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .connection import struct
from .geometry import to_hmm, to_points

if TYPE_CHECKING:
    from .sheet import Sheet

CHART_CLASS = "12DCAE26-281F-416F-A234-C3086127382E"
_OLE, _GRAPHIC = "com.sun.star.drawing.OLE2Shape", "com.sun.star.drawing.GraphicObjectShape"


def is_chart(shape: Any) -> bool:
    """Whether a UNO shape of the draw page is an embedded chart."""
    return shape.ShapeType == _OLE and str(shape.CLSID).upper() == CHART_CLASS


def is_picture(shape: Any) -> bool:
    """Whether a UNO shape of the draw page is a picture."""
    return bool(shape.ShapeType == _GRAPHIC)


class DrawingObject:
    """An object on the draw page of a sheet; `xl` is its UNO shape."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        self.sheet = sheet
        self.xl = xl

    @property
    def parent(self) -> Sheet:
        """The sheet the object lies on."""
        return self.sheet

    @property
    def name(self) -> str:
        """The object's name; where it was never named, its kind and index, as 'Rectangle 2'."""
        return str(self.xl.Name) or f"{self.xl.ShapeType.rpartition('.')[2].removesuffix('Shape')} {self.draw_index}"

    @name.setter
    def name(self, value: str) -> None:
        """Rename the object on the draw page."""
        self.xl.Name = value

    @property
    def draw_index(self) -> int:
        """The one-based index among all objects of the draw page; 0 for an object that was removed."""
        page = self.sheet.xl.DrawPage
        return next((index for index in range(1, page.Count + 1) if page.getByIndex(index - 1) == self.xl), 0)

    @property
    def left(self) -> float:
        """The distance from the sheet's left edge, in points."""
        return to_points(self.xl.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        """Move the object horizontally, to this distance in points."""
        self.xl.Position = struct("awt.Point", X=to_hmm(value), Y=self.xl.Position.Y)

    @property
    def top(self) -> float:
        """The distance from the sheet's upper edge, in points."""
        return to_points(self.xl.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        """Move the object vertically, to this distance in points."""
        self.xl.Position = struct("awt.Point", X=self.xl.Position.X, Y=to_hmm(value))

    @property
    def width(self) -> float:
        """The width of the object, in points."""
        return to_points(self.xl.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        """Change the width, in points; the height stays, unless a picture's ratio is locked."""
        self.resize(to_hmm(value), self.xl.Size.Height)

    @property
    def height(self) -> float:
        """The height of the object, in points."""
        return to_points(self.xl.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        """Change the height, in points; the width stays, unless a picture's ratio is locked."""
        self.resize(self.xl.Size.Width, to_hmm(value))

    def resize(self, width: int, height: int) -> None:
        """Set width and height, in hundredths of a millimetre and at least 1."""
        self.xl.Size = struct("awt.Size", Width=max(1, width), Height=max(1, height))

    def delete(self) -> None:
        """Remove the object from the draw page."""
        self.sheet.xl.DrawPage.remove(self.xl)


class DrawingObjects:
    """The objects of one kind on a sheet's draw page, in drawing order."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The sheet's UNO draw page, with the objects of all kinds."""
        return self.sheet.xl.DrawPage

    @property
    def parent(self) -> Sheet:
        """The sheet the objects lie on."""
        return self.sheet

    def _wrap(self, xl: Any) -> Any:
        return DrawingObject(self.sheet, xl)

    def _includes(self, xl: Any) -> bool:
        return xl is not None

    def __iter__(self) -> Iterator[Any]:
        page = self.sheet.xl.DrawPage
        for index in range(page.Count):
            shape = page.getByIndex(index)
            if self._includes(shape):
                yield self._wrap(shape)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Any:
        """The object of that name or one-based index within the collection; KeyError where there is none."""
        for index, each in enumerate(self, start=1):
            if key == index or (isinstance(key, str) and each.name == key):
                return each
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (index, each.name) for index, each in enumerate(self, start=1))
