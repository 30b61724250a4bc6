"""Hyperlinks in cells: in Calc, text fields within the cell's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .range_core import RangeCore

_URL = "com.sun.star.text.TextField.URL"


def address_of(rng: RangeCore) -> str:
    """The target of the first hyperlink in the range's first cell; ValueError where it has none."""
    fields = rng.first_cell.getTextFields().createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if hasattr(field, "URL"):
            return str(field.URL)
    raise ValueError("The cell doesn't seem to contain a hyperlink!")


def add(rng: RangeCore, address: str, text_to_display: str | None) -> None:
    """Replace the text of the range's first cell by a hyperlink.

    `text_to_display` defaults to the address; Calc has no screen tips and shows the address.
    """
    cell: Any = rng.first_cell
    cell.setString("")
    field = rng.book.xl.createInstance(_URL)
    field.URL = address
    field.Representation = text_to_display or address
    cell.insertTextContent(cell.createTextCursor(), field, False)
