"""The user's selection in a book."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING

from .geometry import area_from_uno

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range


def selected_range(book: Book) -> Range | None:
    """The selected cells, the first area of several; None where a drawing is selected."""
    from .ranges import Range
    from .sheet import Sheet

    chosen = book.xl.getCurrentSelection()
    if chosen is None:
        return None
    if chosen.supportsService("com.sun.star.sheet.SheetCellRanges"):
        addresses = chosen.getRangeAddresses()
        if not addresses:
            return None
        address = addresses[0]
    elif chosen.supportsService("com.sun.star.sheet.SheetCellRange"):
        address = chosen.RangeAddress
    else:
        return None
    return Range(Sheet(book, book.xl.Sheets.getByIndex(address.Sheet)), area_from_uno(address))
