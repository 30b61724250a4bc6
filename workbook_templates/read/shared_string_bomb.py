"""Shared texts: one line in the file, and a copy in memory for each cell that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.read import limits
from workbook_templates.read.troubles import TOO_BIG, Unusable


def check_swelling(texts: bytes, sheets: Sequence[bytes]) -> None:
    """Unusable where there are too many, or long ones are shown so often that their copies would fill the memory."""
    if len(texts) > limits.MOST_TEXTS:
        raise Unusable(TOO_BIG)
    items = texts.split(b"</si>")
    if max(map(len, items)) <= limits.LONG_TEXT:
        return
    total = 0
    for number, item in enumerate(items):
        if len(item) > limits.LONG_TEXT:
            total += len(item) * sum(sheet.count(b"<v>%d</v>" % number) for sheet in sheets)
            if total > limits.MOST_COPIED:
                raise Unusable(TOO_BIG)
