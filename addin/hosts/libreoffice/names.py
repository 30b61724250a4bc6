"""Names for ranges, constants and formulas, of a book or of one sheet."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .connection import struct
from .geometry import of_uno, quoted, split_sheet

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet


class Name(base_classes.Name):
    """A name; its definition is in Excel's notation."""

    def __init__(self, book: Book, owner: Any, xl: Any, sheet: Sheet | None) -> None:
        self.book, self.owner, self.xl, self.sheet = book, owner, xl, sheet

    @property
    def api(self) -> Any:
        """The office's named range."""
        return self.xl

    @property
    def name(self) -> str:
        """The name, with its sheet when it holds in that sheet alone."""
        return f"{quoted(self.sheet.name)}!{self.xl.Name}" if self.sheet else str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = split_sheet(value)[1]

    def delete(self) -> None:
        """Remove the name."""
        self.owner.removeByName(self.xl.Name)

    @property
    def _anchor(self) -> Any:
        return self.xl.ReferencePosition

    @property
    def refers_to(self) -> str:
        """What the name stands for, as =Sheet1!$A$1."""
        return self.book.parser.show(self.xl.getTokens(), self._anchor)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.xl.setTokens(self.book.parser.tokens(value, self._anchor))

    @property
    def refers_to_range(self) -> Range:
        """The range the name stands for."""
        from .ranges import Range
        from .sheet import Sheet

        cells = self.xl.getReferredCells()
        if cells is None:
            raise ValueError(f"The name {self.name} does not stand for a range.")
        address = cells.RangeAddress
        return Range(Sheet(self.book, self.book.xl.Sheets.getByIndex(address.Sheet)), of_uno(address))


class Names(base_classes.Names):
    """The names of a book with those of its sheets, or those of one sheet."""

    def __init__(self, parent: Book | Sheet) -> None:
        self.parent = parent

    @property
    def _book(self) -> Book:
        from .sheet import Sheet

        return self.parent.book if isinstance(self.parent, Sheet) else self.parent

    @property
    def xl(self) -> Any:
        """The office's names of the book, or of the sheet."""
        return self.parent.xl.NamedRanges

    api = xl

    def _all(self) -> list[Name]:
        from .sheet import Sheet

        if isinstance(self.parent, Sheet):
            return self._of(self.parent.xl.NamedRanges, self.parent)
        found = self._of(self.xl, None)
        for sheet in self.parent.sheets:
            found.extend(self._of(sheet.xl.NamedRanges, sheet))
        return found

    def _of(self, owner: Any, sheet: Sheet | None) -> list[Name]:
        return [Name(self._book, owner, owner.getByName(name), sheet) for name in owner.ElementNames]

    def snapshot(self) -> list[tuple[str, Name]]:
        """The names with their texts."""
        return [(name.name, name) for name in self._all()]

    def __call__(self, name_or_index: str | int) -> Name:
        """The one with this name or place, counted from one."""
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        wanted = name_or_index.lower()
        bare = split_sheet(wanted)[1]
        for name in self._all():
            if name.name.lower() == wanted or (
                name.xl.Name.lower() == bare and (name.sheet is None or name.sheet is self.parent)
            ):
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name."""
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def __len__(self) -> int:
        return len(self._all())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name; `Sheet1!name` holds in that sheet alone."""
        from .sheet import Sheet

        sheet_name, bare = split_sheet(name)
        sheet = self.parent if isinstance(self.parent, Sheet) else None
        if sheet_name is not None and sheet is None:
            sheet = self._book.sheets(sheet_name)
        owner = (sheet or self._book).xl.NamedRanges
        if owner.hasByName(bare):
            owner.removeByName(bare)
        place = struct("table.CellAddress", Sheet=sheet.position if sheet else 0)
        owner.addNewByName(bare, "0", place, 0)
        made = Name(self._book, owner, owner.getByName(bare), sheet)
        made.refers_to = refers_to if refers_to.startswith("=") else f"={refers_to}"
        return made
