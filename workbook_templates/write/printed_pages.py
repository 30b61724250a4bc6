"""How a data sheet is divided between printed pages: a wide one goes on to the right, with its first columns repeated."""

from __future__ import annotations

import math

from workbook_templates.cell_types import width
from workbook_templates.layout import letters
from workbook_templates.schema import Sheet

CHARACTERS_PER_PAGE = 215  # on one landscape page; more would print smaller than 6 points
_MOST_FROZEN_WIDTH = 52  # frozen columns may not take more than about a third of a small screen


def pages_wide(sheet: Sheet) -> int:
    """How many pages beside each other the form's own columns take."""
    return math.ceil(sum(map(width, sheet.own)) / CHARACTERS_PER_PAGE)


def frozen_columns(sheet: Sheet) -> int:
    """How many columns are frozen and repeated on every printed page: the first two, or one where two are too wide."""
    return 2 if width(sheet.columns[0]) + width(sheet.columns[1]) <= _MOST_FROZEN_WIDTH else 1


def head_column(sheet: Sheet) -> int:
    """The zero-based column where the title and the reminder begin: behind those that are repeated on further pages, where
    they would stand once more, cut at the last of these.
    """
    return frozen_columns(sheet) if pages_wide(sheet) > 1 else 0


def head_letter(sheet: Sheet) -> str:
    """The letter of that column."""
    return letters(head_column(sheet))
