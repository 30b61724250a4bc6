"""The sheets of a book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .sheet import Sheet

if TYPE_CHECKING:
    from .books import Book


class Sheets(base_classes.Sheets):
    """The sheets of a book, in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def xl(self) -> Any:
        """The office's sheets."""
        return self.book.xl.Sheets

    api = xl

    @property
    def active(self) -> Sheet:
        """The sheet that is shown."""
        return Sheet(self.book, self.book.xl.CurrentController.ActiveSheet)

    def __len__(self) -> int:
        return int(self.xl.Count)

    def __iter__(self) -> Iterator[Sheet]:
        for index in range(len(self)):
            yield Sheet(self.book, self.xl.getByIndex(index))

    def __call__(self, name_or_index: str | int) -> Sheet:
        """The one with this name or place, counted from one."""
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(self):
                return Sheet(self.book, self.xl.getByIndex(name_or_index - 1))
        elif self.xl.hasByName(str(name_or_index)):
            return Sheet(self.book, self.xl.getByName(str(name_or_index)))
        raise KeyError(name_or_index)

    def __contains__(self, name_or_index: object) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return bool(self.xl.hasByName(str(name_or_index)))

    def free_name(self, like: str | None = None) -> str:
        """A name no sheet has yet: `Sheet4`, or `Name (2)` for a copy."""
        taken = {name.lower() for name in self.xl.ElementNames}
        number = 2 if like else 1
        while True:
            name = f"{like} ({number})" if like else f"Sheet{number}"
            if name.lower() not in taken:
                return name
            number += 1

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """Insert an empty sheet, by default before the one that is shown, and show it."""
        place = after.position + 1 if after else (before or self.active).position
        chosen = name or self.free_name()
        self.xl.insertNewByName(chosen, place)
        sheet = Sheet(self.book, self.xl.getByName(chosen))
        sheet.activate()
        return sheet
