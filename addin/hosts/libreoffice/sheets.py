"""`Sheets`: the sheets of a book."""

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
        """The UNO sheets of the document."""
        return self.book.xl.Sheets

    api = xl

    @property
    def active(self) -> Sheet:
        """The sheet that the book's window shows."""
        return Sheet(self.book, self.book.xl.CurrentController.ActiveSheet)

    def __len__(self) -> int:
        return int(self.xl.Count)

    def __iter__(self) -> Iterator[Sheet]:
        for index in range(len(self)):
            yield Sheet(self.book, self.xl.getByIndex(index))

    def __call__(self, name_or_index: str | int) -> Sheet:
        """The sheet of that name or one-based index; KeyError where there is none."""
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
        """A name that no sheet has: `Sheet<n>`, or `<like> (<n>)` for a copy."""
        taken = {name.lower() for name in self.xl.ElementNames}
        number = 2 if like else 1
        while True:
            name = f"{like} ({number})" if like else f"Sheet{number}"
            if name.lower() not in taken:
                return name
            number += 1

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """Insert an empty sheet before or after another one (by default before the active one), activate it and return it."""
        place = after.position + 1 if after else (before or self.active).position
        chosen = name or self.free_name()
        self.xl.insertNewByName(chosen, place)
        sheet = Sheet(self.book, self.xl.getByName(chosen))
        sheet.activate()
        return sheet
