"""What hangs on a range: notes, names, links, tables, rules."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import export, hyperlinks, notes
from .characters import Characters
from .geometry import quoted
from .names import Name, Names
from .range_core import RangeCore

if TYPE_CHECKING:
    from .autofilter import AutoFilter
    from .conditional import ConditionalFormats
    from .notes import Note
    from .tables import Table
    from .validation import DataValidation


class RangeParts(RangeCore):
    """What the cells carry beside values and looks."""

    @property
    def note(self) -> Note | None:
        """The note of the first cell."""
        return notes.note_at(self.of(self.area))

    def add_note(self, text: str) -> Note:
        """Put a note on the first cell."""
        return notes.add_note(self.of(self.area), text)

    @property
    def comment(self) -> None:
        """Threaded comments, which Calc does not have: always nothing."""
        return

    def add_comment(self, text: str) -> Any:
        """Calc has no threaded comments."""
        raise NotImplementedError("add_comment: Calc has no threaded comments; use notes")

    @property
    def hyperlink(self) -> str:
        """Where the cell's link leads."""
        return "" if self.empty else hyperlinks.address_of(self)

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Make the cell a link; Calc has no tips of its own for links."""
        if not self.empty:
            hyperlinks.add(self, address, text_to_display)

    @property
    def name(self) -> Name | None:
        """The name that stands for exactly this range."""
        for name in Names(self.book)._all():
            cells = name.xl.getReferredCells()
            if cells is not None and cells.RangeAddress == self.xl.RangeAddress:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        Names(self.book).add(value, f"={quoted(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> Table | None:
        """The table the range lies in."""
        for table in self.sheet.tables:
            if table.range.area.meet(self.area) == self.area:
                return table
        return None

    @property
    def characters(self) -> Characters:
        """The characters of the first cell."""
        return Characters(self, self.first)

    @property
    def data_validation(self) -> DataValidation:
        """What may be typed in."""
        from .validation import DataValidation

        return DataValidation(self.of(self.area))

    @property
    def autofilter(self) -> AutoFilter:
        """The filter arrows over the range."""
        from .autofilter import AutoFilter

        return AutoFilter.of_range(self.of(self.area))

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The rules that colour cells by their values."""
        from .conditional import ConditionalFormats

        return ConditionalFormats(self.of(self.area))

    def copy_picture(self, appearance: str, format: str) -> None:  # noqa: A002 xlwings' own name
        """Calc copies cells, not pictures of them."""
        raise NotImplementedError("copy_picture: Calc cannot copy a picture of cells; to_png writes one")

    def to_png(self, path: str) -> None:
        """Write a picture of the range."""
        export.range_to_png(self.of(self.area), path)

    def to_pdf(self, path: str, quality: str) -> None:
        """Write the range as PDF."""
        export.range_to_pdf(self.of(self.area), path, quality)
