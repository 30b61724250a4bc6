"""`Characters`: part of the text of a cell or a shape."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .fonts import Font


class Characters(base_classes.Characters):
    """Characters `start` (zero-based) to `start + length` of a text; without a length, to its end.

    An index gives one character (IndexError beyond the text), a slice several (ValueError for negative bounds).
    """

    def __init__(self, parent: Any, xl: Any, start: int = 0, length: int | None = None) -> None:
        self.parent = parent
        self.xl = xl
        self.start = start
        self.length = max(0, len(xl.getString()) - start) if length is None else length

    @property
    def api(self) -> Any:
        """A UNO text cursor that covers these characters."""
        cursor = self.xl.createTextCursor()
        cursor.gotoStart(False)
        if self.start:
            cursor.goRight(self.start, False)
        cursor.goRight(self.length, True)
        return cursor

    @property
    def text(self) -> str:
        """The characters themselves, as a string."""
        return str(self.xl.getString())[self.start : self.start + self.length]

    @property
    def font(self) -> Font:
        """The font of these characters alone."""
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
