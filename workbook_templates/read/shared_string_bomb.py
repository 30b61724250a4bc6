"""Shared texts: one line in the file, and a copy in memory for each cell that shows it."""

from __future__ import annotations

from workbook_templates.read import limits
from workbook_templates.read.troubles import TOO_BIG, Unusable


class LongTexts:
    """The shared texts that are long, by their numbers."""

    def __init__(self, texts: bytes) -> None:
        """Unusable where the texts are too many."""
        if len(texts) > limits.MOST_TEXTS:
            raise Unusable(TOO_BIG)
        items = texts.split(b"</si>")
        longest = max(map(len, items)) > limits.LONG_TEXT
        self._long = {n: len(item) for n, item in enumerate(items) if len(item) > limits.LONG_TEXT} if longest else {}

    def copied(self, sheet: bytes) -> int:
        """How many bytes of long texts a sheet has copied into its cells; counted no further than the limit."""
        total = 0
        for number, size in self._long.items():
            total += size * sheet.count(b"<v>%d</v>" % number)
            if total > limits.MOST_COPIED:
                break
        return total
