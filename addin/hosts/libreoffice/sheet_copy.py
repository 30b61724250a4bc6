"""Copying a sheet into another book, by way of a file.

Calc's own `importSheet` is quicker, but sometimes never returns or crashes LibreOffice (7.4). A sheet that is
linked to one of a file, the link then being removed, holds the same: values, formulas, formats, sizes, notes.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from .connection import enum
from .files import SAVE_FILTERS, store_copy

if TYPE_CHECKING:
    from .books import Book
    from .sheet import Sheet


def copy_to_book(sheet: Sheet, book: Book, position: int) -> None:
    """Copy a sheet to a zero-based position of another book, under its own name or the next free one."""
    name = book.sheets.free_name(sheet.name) if sheet.name in book.xl.Sheets.ElementNames else sheet.name
    with tempfile.TemporaryDirectory() as folder:
        file = store_copy(sheet.book.xl, folder)
        book.xl.Sheets.insertNewByName(name, position)
        copied = book.xl.Sheets.getByName(name)
        copied.link(file, sheet.name, SAVE_FILTERS[".ods"], "", enum("sheet.SheetLinkMode", "NORMAL"))
        copied.setLinkMode(enum("sheet.SheetLinkMode", "NONE"))
