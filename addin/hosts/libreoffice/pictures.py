"""`Picture` and `Pictures`: the pictures of a sheet."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .connection import Connection, prop, struct
from .drawing import DrawingObject, DrawingObjects, is_picture
from .files import to_url
from .geometry import to_hmm

_DOTS_PER_INCH = 96
_ORIGINAL = -1  # what xlwings passes for the picture's own size


def load_graphic(connection: Connection, filename: str) -> Any:
    """Read a picture file into a UNO graphic; ValueError where LibreOffice cannot read it."""
    graphic = connection.create("com.sun.star.graphic.GraphicProvider").queryGraphic((prop("URL", to_url(filename)),))
    if graphic is None:
        raise ValueError(f"{filename} is not a picture that Calc can read.")
    return graphic


def natural_size(graphic: Any) -> Any:
    """The size recorded in a picture, in hundredths of a millimetre; for one that records none, its pixels at 96 per inch."""
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return size
    pixels = graphic.SizePixel
    return struct(
        "awt.Size", Width=round(pixels.Width * 2540 / _DOTS_PER_INCH), Height=round(pixels.Height * 2540 / _DOTS_PER_INCH)
    )


def original_size(shape: Any) -> Any:
    """The size of a picture before it was scaled, in hundredths of a millimetre; ValueError for any other shape."""
    if not is_picture(shape):
        raise ValueError("Only a picture has an original size.")
    return natural_size(shape.Graphic)


class Picture(DrawingObject, base_classes.Picture):
    """A picture on a sheet; position and size are in points."""

    _locked = False

    @property
    def api(self) -> Any:
        """The UNO shape, the same object as `xl`."""
        return self.xl

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether width and height change together; kept by this Python object only, as Calc does not store it."""
        return self._locked

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        """Lock or unlock the ratio of width and height, for this Python object only."""
        self._locked = bool(value)

    def index(self) -> int:
        """The one-based index among all objects of the draw page."""
        return self.draw_index

    def resize(self, width: int, height: int) -> None:
        """Set width and height in hundredths of a millimetre; with a locked ratio one follows the other."""
        size = self.xl.Size
        if self._locked and size.Width and size.Height:
            if width != size.Width:
                height = round(width * size.Height / size.Width)
            elif height != size.Height:
                width = round(height * size.Width / size.Height)
        super().resize(width, height)

    def update(self, filename: str) -> Picture:
        """Show another picture file in the same place, and return the picture; ValueError where LibreOffice cannot read it."""
        self.xl.Graphic = load_graphic(self.sheet.book.app.connection, filename)
        return self


class Pictures(DrawingObjects, base_classes.Pictures):
    """The pictures of a sheet, in the order of the draw page."""

    def _wrap(self, xl: Any) -> Picture:
        return Picture(self.sheet, xl)

    def _includes(self, xl: Any) -> bool:
        return is_picture(xl)

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,
    ) -> Picture:
        """Add a picture, which is stored in the book; position and size in points, or the position of the range `anchor`.

        A width or height of None or -1 is the picture's own. ValueError for a file LibreOffice cannot
        read; NotImplementedError for a mere link (`link_to_file` without `save_with_document`).
        """
        if link_to_file and not save_with_document:
            raise NotImplementedError("pictures.add: Calc's pictures are stored in the book; a mere link is not offered")
        if anchor:
            left, top = anchor.left, anchor.top
        picture = self._new(filename)
        natural = natural_size(picture.xl.Graphic)
        picture.resize(
            natural.Width if width in (None, _ORIGINAL) else to_hmm(width),
            natural.Height if height in (None, _ORIGINAL) else to_hmm(height),
        )
        picture.xl.Position = struct("awt.Point", X=to_hmm(left or 0), Y=to_hmm(top or 0))
        return picture

    def _new(self, filename: str) -> Picture:
        graphic = load_graphic(self.sheet.book.app.connection, filename)
        name = self._free_name()
        shape = self.sheet.book.xl.createInstance("com.sun.star.drawing.GraphicObjectShape")
        self.sheet.xl.DrawPage.add(shape)
        shape.Graphic, shape.Name = graphic, name
        return Picture(self.sheet, shape)

    def _free_name(self) -> str:
        taken = {each.name for each in self}
        return next(name for n in range(1, len(taken) + 2) if (name := f"Picture {n}") not in taken)
