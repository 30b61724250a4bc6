"""How much room a text takes in a cell. Excel fits row heights to what is typed, not to what a program wrote."""

from __future__ import annotations

import math

LINE_HEIGHT = 16.5  # points, for the forms' font at 11 points


def text_width(text: str) -> float:
    """The width of a text in characters, Excel's unit of column widths; a Chinese character counts as two."""
    return sum(1.1 if ord(char) < 0x2000 else 2 for char in text)


def line_count(text: str, width: float) -> int:
    """The number of lines a text takes in a wrapping cell of this width in characters; 1 for an empty text."""
    return sum(max(1, math.ceil(text_width(line) / width)) for line in text.split("\n")) if text else 1
