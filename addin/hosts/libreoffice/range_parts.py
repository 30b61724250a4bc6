"""`RangeAttachments`: the members of `Range` about notes, names, hyperlinks, tables, rules and exports."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import export, hyperlinks, notes
from .characters import Characters
from .geometry import quoted_sheet_name
from .names import Name, Names
from .range_core import RangeCore

if TYPE_CHECKING:
    from .autofilter import AutoFilter
    from .conditional import ConditionalFormats
    from .notes import Note
    from .tables import Table
    from .validation import DataValidation


class RangeAttachments(RangeCore):
    """Members of `Range` about what cells carry beside values and formatting."""

    @property
    def note(self) -> Note | None:
        """The note of the first cell, or None."""
        return notes.note_at(self.range_of(self.area))

    def add_note(self, text: str) -> Note:
        """Add a note to the first cell and return it; ValueError where the cell has one already."""
        return notes.add_note(self.range_of(self.area), text)

    @property
    def comment(self) -> None:
        """Always None: Calc has no threaded comments."""
        return

    def add_comment(self, text: str) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("add_comment: Calc has no threaded comments; use notes")

    @property
    def hyperlink(self) -> str:
        """The target of the first cell's hyperlink; ValueError where it has none."""
        return "" if self.empty else hyperlinks.address_of(self)

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Replace the first cell's text by a hyperlink; `screen_tip` is ignored, as Calc has none."""
        if not self.empty:
            hyperlinks.add(self, address, text_to_display)

    @property
    def name(self) -> Name | None:
        """The defined name that refers to exactly this range, or None."""
        for name in Names(self.book).all_names():
            cells = name.xl.getReferredCells()
            if cells is not None and cells.RangeAddress == self.xl.RangeAddress:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        """Define a name for this range in the book."""
        Names(self.book).add(value, f"={quoted_sheet_name(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> Table | None:
        """The table that contains the whole range, or None."""
        for table in self.sheet.tables:
            if table.range.area.intersection(self.area) == self.area:
                return table
        return None

    @property
    def characters(self) -> Characters:
        """The characters of the first cell's text."""
        return Characters(self, self.first_cell)

    @property
    def data_validation(self) -> DataValidation:
        """The data validation of the cells."""
        from .validation import DataValidation

        return DataValidation(self.range_of(self.area))

    @property
    def autofilter(self) -> AutoFilter:
        """The filter over the range, set or not."""
        from .autofilter import AutoFilter

        return AutoFilter.of_range(self.range_of(self.area))

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The conditional formats that apply to cells of the range."""
        from .conditional import ConditionalFormats

        return ConditionalFormats(self.range_of(self.area))

    def copy_picture(self, appearance: str, format: str) -> None:  # noqa: A002 xlwings' own name
        """Always NotImplementedError: Calc cannot copy a picture of cells; `to_png` writes one."""
        raise NotImplementedError("copy_picture: Calc cannot copy a picture of cells; to_png writes one")

    def to_png(self, path: str) -> None:
        """Write a picture of the range into a PNG file; ValueError where the sheet is hidden."""
        export.range_to_png(self.range_of(self.area), path)

    def to_pdf(self, path: str, quality: str) -> None:
        """Write the range into a PDF file; `quality` 'minimum' compresses pictures."""
        export.range_to_pdf(self.range_of(self.area), path, quality)
