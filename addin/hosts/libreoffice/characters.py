"""Single characters of a cell's or a shape's text."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .fonts import Font


class Characters(base_classes.Characters):
    """A stretch of a text; without an end it reaches to the text's end."""

    def __init__(self, parent: Any, xl: Any, start: int = 0, length: int | None = None) -> None:
        self.parent = parent
        self.xl = xl
        self.start = start
        self.length = max(0, len(xl.getString()) - start) if length is None else length

    @property
    def api(self) -> Any:
        """A text cursor of the office over these characters."""
        cursor = self.xl.createTextCursor()
        cursor.gotoStart(False)
        if self.start:
            cursor.goRight(self.start, False)
        cursor.goRight(self.length, True)
        return cursor

    @property
    def text(self) -> str:
        """The characters."""
        return str(self.xl.getString())[self.start : self.start + self.length]

    @property
    def font(self) -> Font:
        """Their font."""
        return Font(self, self.api)

    def __getitem__(self, item: int | slice) -> Characters:
        if isinstance(item, slice):
            if (item.start or 0) < 0 or (item.stop or 0) < 0:
                raise ValueError("Characters cannot be sliced with negative indexes")
            first, end, _ = item.indices(self.length)
            return Characters(self, self.xl, self.start + first, max(0, end - first))
        index = item + self.length if item < 0 else item
        if not 0 <= index < self.length:
            raise IndexError(f"The text has {self.length} characters.")
        return Characters(self, self.xl, self.start + index, 1)
