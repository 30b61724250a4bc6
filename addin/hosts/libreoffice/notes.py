"""Notes on cells, which Calc calls comments."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import Area, of_uno

if TYPE_CHECKING:
    from .range_core import RangeCore
    from .ranges import Range
    from .sheet import Sheet

_NOTES = 8  # a bit of com.sun.star.sheet.CellFlags


class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self.sheet, self.area = sheet, area

    @property
    def xl(self) -> Any:
        """The office's annotation of the cell."""
        return self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1).Annotation

    api = xl

    @property
    def text(self) -> str:
        """What the note says."""
        return str(self.xl.getString())

    @text.setter
    def text(self, value: str) -> None:
        self.xl.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it, as the office knows."""
        return str(self.xl.Author)

    @property
    def location(self) -> Range:
        """The cell."""
        from .ranges import Range

        return Range(self.sheet, self.area)

    def delete(self) -> None:
        """Remove the note; by its place in the list only where a locked cell does not let it be cleared."""
        self.sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1).clearContents(_NOTES)
        if not self.xl.getString():
            return
        annotations = self.sheet.xl.Annotations
        for index in range(annotations.Count):
            if of_uno(annotations.getByIndex(index).Position) == self.area:
                annotations.removeByIndex(index)
                return


def notes_of(sheet: Sheet) -> list[Note]:
    """The notes of a sheet, row by row."""
    annotations = sheet.xl.Annotations
    found = [of_uno(annotations.getByIndex(index).Position) for index in range(annotations.Count)]
    return [Note(sheet, area) for area in sorted(found)]


def note_at(rng: Range) -> Note | None:
    """The note of a range's first cell."""
    note = Note(rng.sheet, Area(rng.area.row, rng.area.column))
    return note if note.xl.getString() else None


def add_note(rng: Range, text: str) -> Note:
    """Put a note on a range's first cell; a cell has one note only."""
    if note_at(rng) is not None:
        raise ValueError(f"{rng.address} already has a note.")
    rng.sheet.xl.Annotations.insertNew(rng.sheet.cell_address(rng.area.row, rng.area.column), text)
    return Note(rng.sheet, Area(rng.area.row, rng.area.column))


class Notes:
    """The notes of a range, kept while a block is written: the office removes them with the cells' old contents."""

    def __init__(self, rng: RangeCore) -> None:
        self._annotations = rng.sheet.xl.Annotations
        self._kept: list[tuple[Any, str]] = []
        for address in rng.xl.queryContentCells(_NOTES).getRangeAddresses() if self._annotations.Count else ():
            area = of_uno(address)
            for row in range(area.row, area.last_row + 1):
                for column in range(area.column, area.last_column + 1):
                    note = Note(rng.sheet, Area(row, column))
                    self._kept.append((rng.sheet.cell_address(row, column), note.text))

    def put_back(self) -> None:
        """Put the notes back on their cells."""
        for place, text in self._kept:
            self._annotations.insertNew(place, text)
