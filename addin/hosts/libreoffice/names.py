"""`Name` and `Names`: defined names for ranges, constants and formulas, of a book or of one sheet."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .connection import struct
from .geometry import area_from_uno, quoted_sheet_name, split_sheet

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet


class Name(base_classes.Name):
    """A defined name; `owner` is the UNO container it is in, `sheet` the sheet it is local to, or None."""

    def __init__(self, book: Book, owner: Any, xl: Any, sheet: Sheet | None) -> None:
        self.book, self.owner, self.xl, self.sheet = book, owner, xl, sheet

    @property
    def api(self) -> Any:
        """The UNO named range, the same object as `xl`."""
        return self.xl

    @property
    def name(self) -> str:
        """The name; one that is local to a sheet with the sheet before it, as `Sheet1!total`."""
        return f"{quoted_sheet_name(self.sheet.name)}!{self.xl.Name}" if self.sheet else str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        """Rename it; a sheet before the new name is ignored, as a name cannot change its scope."""
        self.xl.Name = split_sheet(value)[1]

    def delete(self) -> None:
        """Remove the name from its book or sheet."""
        self.owner.removeByName(self.xl.Name)

    @property
    def _anchor(self) -> Any:
        return self.xl.ReferencePosition

    @property
    def refers_to(self) -> str:
        """The definition as an Excel formula, as `=Sheet1!$A$1`."""
        return self.book.parser.print_excel(self.xl.getTokens(), self._anchor)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        """Change the definition, given as an Excel formula."""
        self.xl.setTokens(self.book.parser.parse_excel(value, self._anchor))

    @property
    def refers_to_range(self) -> Range:
        """The range the name stands for; ValueError where it stands for a constant or formula."""
        from .ranges import Range
        from .sheet import Sheet

        cells = self.xl.getReferredCells()
        if cells is None:
            raise ValueError(f"The name {self.name} does not stand for a range.")
        address = cells.RangeAddress
        return Range(Sheet(self.book, self.book.xl.Sheets.getByIndex(address.Sheet)), area_from_uno(address))


class Names(base_classes.Names):
    """The names of a book together with those of its sheets, or the names local to one sheet."""

    def __init__(self, parent: Book | Sheet) -> None:
        self.parent = parent

    @property
    def _book(self) -> Book:
        from .sheet import Sheet

        return self.parent.book if isinstance(self.parent, Sheet) else self.parent

    @property
    def xl(self) -> Any:
        """The UNO named ranges of the book, or of the sheet."""
        return self.parent.xl.NamedRanges

    api = xl

    def all_names(self) -> list[Name]:
        """Every name in the collection; in a book, its own first, then those of each sheet."""
        from .sheet import Sheet

        if isinstance(self.parent, Sheet):
            return self._in_container(self.parent.xl.NamedRanges, self.parent)
        found = self._in_container(self.xl, None)
        for sheet in self.parent.sheets:
            found.extend(self._in_container(sheet.xl.NamedRanges, sheet))
        return found

    def _in_container(self, owner: Any, sheet: Sheet | None) -> list[Name]:
        return [Name(self._book, owner, owner.getByName(name), sheet) for name in owner.ElementNames]

    def snapshot(self) -> list[tuple[str, Name]]:
        """Pairs of a name's text and its object, for all names."""
        return [(name.name, name) for name in self.all_names()]

    def __call__(self, name_or_index: str | int) -> Name:
        """The name at a one-based index (IndexError beyond the last) or of that text (KeyError where there is none).

        Upper and lower case are alike; a text without sheet finds the names of the parent's own scope.
        """
        if isinstance(name_or_index, int):
            return self.all_names()[name_or_index - 1]
        wanted = name_or_index.lower()
        bare = split_sheet(wanted)[1]
        for name in self.all_names():
            if name.name.lower() == wanted or (
                name.xl.Name.lower() == bare and (name.sheet is None or name.sheet is self.parent)
            ):
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        """Whether the collection has a name of that text or one-based index."""
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def __len__(self) -> int:
        return len(self.all_names())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name by an Excel formula, replacing one of the same scope; `Sheet1!total` is local to that sheet.

        KeyError where the book has no such sheet.
        """
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
