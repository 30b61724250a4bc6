"""Text in columns on a terminal, with Chinese characters counted as two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"  # A: wide in the fonts of a Chinese system


def width(text: str) -> int:
    """How many columns of a terminal a text occupies."""
    return len(text) if text.isascii() else sum(2 if _wide(char) else 1 for char in text)


def widths_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column of a table. ValueError where its rows differ in length."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def in_columns(row: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table, its cells padded with blanks to ``widths``. ValueError where their numbers differ."""
    return "  ".join(cell + " " * (to - width(cell)) for cell, to in zip(row, widths, strict=True))
