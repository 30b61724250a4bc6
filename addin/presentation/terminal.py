"""Text in columns on a terminal, aligned by what Chinese characters take up."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"  # A: wide in the fonts of a Chinese system


def width(text: str) -> int:
    """How many columns of a terminal a text takes up."""
    return len(text) if text.isascii() else sum(2 if _wide(char) else 1 for char in text)


def widths_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column of a table whose rows are equally long."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def in_columns(row: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table, its cells filled up with blanks to these widths."""
    return "  ".join(cell + " " * (to - width(cell)) for cell, to in zip(row, widths, strict=True))
