"""A sheet copied into another book, by way of a file.

Calc's own importSheet is quicker, and now and then never returns or ends the office (7.4). A sheet that is linked to
one of a file, and then let go of, holds the same: values, formulas, looks, sizes, notes.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from .connection import enum
from .files import SAVE_FILTERS, store_copy

if TYPE_CHECKING:
    from .books import Book
    from .sheet import Sheet


def copy_across(sheet: Sheet, book: Book, position: int) -> None:
    """Copy a sheet to that position (zero-based) of another book, under its own name or the next free one."""
    name = book.sheets.free_name(sheet.name) if sheet.name in book.xl.Sheets.ElementNames else sheet.name
    with tempfile.TemporaryDirectory() as folder:
        file = store_copy(sheet.book.xl, folder)
        book.xl.Sheets.insertNewByName(name, position)
        copied = book.xl.Sheets.getByName(name)
        copied.link(file, sheet.name, SAVE_FILTERS[".ods"], "", enum("sheet.SheetLinkMode", "NORMAL"))
        copied.setLinkMode(enum("sheet.SheetLinkMode", "NONE"))
