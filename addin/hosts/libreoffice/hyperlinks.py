"""Hyperlinks in cells: text fields of the cell's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .range_core import RangeCore

_URL = "com.sun.star.text.TextField.URL"


def address_of(rng: RangeCore) -> str:
    """Where the first link of the cell leads."""
    fields = rng.first.getTextFields().createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if hasattr(field, "URL"):
            return str(field.URL)
    raise ValueError("The cell doesn't seem to contain a hyperlink!")


def add(rng: RangeCore, address: str, text_to_display: str | None) -> None:
    """Make the cell's text a link. Calc shows the address itself as the tip."""
    cell: Any = rng.first
    cell.setString("")
    field = rng.book.xl.createInstance(_URL)
    field.URL = address
    field.Representation = text_to_display or address
    cell.insertTextContent(cell.createTextCursor(), field, False)
