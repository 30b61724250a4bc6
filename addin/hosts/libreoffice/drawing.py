"""What shapes, pictures and charts share: a place and a size on the sheet, and a name."""

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
    """Whether a shape of the draw page is a chart."""
    return shape.ShapeType == _OLE and str(shape.CLSID).upper() == CHART_CLASS


def is_picture(shape: Any) -> bool:
    """Whether a shape of the draw page is a picture."""
    return bool(shape.ShapeType == _GRAPHIC)


class Drawn:
    """Something on the draw page of a sheet."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        self.sheet = sheet
        self.xl = xl

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name, made from the kind and the place when it was never named."""
        return str(self.xl.Name) or f"{self.xl.ShapeType.rpartition('.')[2].removesuffix('Shape')} {self.place}"

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = value

    @property
    def place(self) -> int:
        """The place among everything on the sheet, counted from one."""
        page = self.sheet.xl.DrawPage
        return next((index for index in range(1, page.Count + 1) if page.getByIndex(index - 1) == self.xl), 0)

    @property
    def left(self) -> float:
        """Distance from the sheet's left edge, in points."""
        return to_points(self.xl.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self.xl.Position = struct("awt.Point", X=to_hmm(value), Y=self.xl.Position.Y)

    @property
    def top(self) -> float:
        """Distance from the sheet's upper edge, in points."""
        return to_points(self.xl.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self.xl.Position = struct("awt.Point", X=self.xl.Position.X, Y=to_hmm(value))

    @property
    def width(self) -> float:
        """In points."""
        return to_points(self.xl.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self.resize(to_hmm(value), self.xl.Size.Height)

    @property
    def height(self) -> float:
        """In points."""
        return to_points(self.xl.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self.resize(self.xl.Size.Width, to_hmm(value))

    def resize(self, width: int, height: int) -> None:
        """Give it a size in hundredths of a millimetre."""
        self.xl.Size = struct("awt.Size", Width=max(1, width), Height=max(1, height))

    def delete(self) -> None:
        """Remove it."""
        self.sheet.xl.DrawPage.remove(self.xl)


class DrawnCollection:
    """The things of one kind on a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The office's draw page."""
        return self.sheet.xl.DrawPage

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self.sheet

    def _wrap(self, xl: Any) -> Any:
        return Drawn(self.sheet, xl)

    def _belongs(self, xl: Any) -> bool:
        return xl is not None

    def __iter__(self) -> Iterator[Any]:
        page = self.sheet.xl.DrawPage
        for index in range(page.Count):
            shape = page.getByIndex(index)
            if self._belongs(shape):
                yield self._wrap(shape)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Any:
        """The one with this name or place, counted from one."""
        for index, each in enumerate(self, start=1):
            if key == index or (isinstance(key, str) and each.name == key):
                return each
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (index, each.name) for index, each in enumerate(self, start=1))
