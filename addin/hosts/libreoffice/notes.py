"""`Note`: notes on cells, which Calc calls comments."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import Area, area_from_uno

if TYPE_CHECKING:
    from .range_core import RangeCore
    from .ranges import Range
    from .sheet import Sheet

_NOTES = 8  # a bit of com.sun.star.sheet.CellFlags


class Note(base_classes.Note):
    """The note of one cell; `area` is that cell."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self.sheet, self.area = sheet, area

    @property
    def xl(self) -> Any:
        """The cell's UNO annotation; a cell without a note has an empty one."""
        return self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1).Annotation

    api = xl

    @property
    def text(self) -> str:
        """The text of the note, without its author."""
        return str(self.xl.getString())

    @text.setter
    def text(self, value: str) -> None:
        """Replace the text of the note."""
        self.xl.setString(value)

    @property
    def author(self) -> str:
        """The author's name, as LibreOffice recorded it."""
        return str(self.xl.Author)

    @property
    def location(self) -> Range:
        """The cell the note is on, as a range."""
        from .ranges import Range

        return Range(self.sheet, self.area)

    def delete(self) -> None:
        """Remove the note; where a locked cell does not allow clearing it, by its index among the sheet's annotations."""
        self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1).clearContents(_NOTES)
        if not self.xl.getString():
            return
        annotations = self.sheet.xl.Annotations
        for index in range(annotations.Count):
            if area_from_uno(annotations.getByIndex(index).Position) == self.area:
                annotations.removeByIndex(index)
                return


def notes_of(sheet: Sheet) -> list[Note]:
    """The notes of a sheet, sorted by row and column."""
    annotations = sheet.xl.Annotations
    found = [area_from_uno(annotations.getByIndex(index).Position) for index in range(annotations.Count)]
    return [Note(sheet, area) for area in sorted(found)]


def note_at(rng: Range) -> Note | None:
    """The note of a range's first cell, or None without one."""
    note = Note(rng.sheet, Area(rng.area.row, rng.area.column))
    return note if note.xl.getString() else None


def add_note(rng: Range, text: str) -> Note:
    """Add a note to a range's first cell and return it; ValueError where the cell has one already."""
    if note_at(rng) is not None:
        raise ValueError(f"{rng.address} already has a note.")
    rng.sheet.xl.Annotations.insertNew(rng.sheet.cell_address(rng.area.row, rng.area.column), text)
    return Note(rng.sheet, Area(rng.area.row, rng.area.column))


class PreservedNotes:
    """The notes of a range, recorded before a block is written: LibreOffice removes them together with the old contents."""

    def __init__(self, rng: RangeCore) -> None:
        self._annotations = rng.sheet.xl.Annotations
        self._kept: list[tuple[Any, str]] = []
        for address in rng.xl.queryContentCells(_NOTES).getRangeAddresses() if self._annotations.Count else ():
            area = area_from_uno(address)
            for row in range(area.row, area.last_row + 1):
                for column in range(area.column, area.last_column + 1):
                    note = Note(rng.sheet, Area(row, column))
                    self._kept.append((rng.sheet.cell_address(row, column), note.text))

    def restore(self) -> None:
        """Insert the recorded notes again at their cells."""
        for place, text in self._kept:
            self._annotations.insertNew(place, text)
