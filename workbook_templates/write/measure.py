"""How much room a text takes in a cell; Excel itself measures only what is typed, not what a program wrote."""

from __future__ import annotations

import math

LINE_HEIGHT = 16.5  # points, of the forms' font at 11


def wide(text: str) -> float:
    """Width in characters as columns count them; a Han character is two wide."""
    return sum(1.1 if ord(char) < 0x2000 else 2 for char in text)


def lines(text: str, width: float) -> int:
    """How many lines the text takes in a wrapping cell of that width."""
    return sum(max(1, math.ceil(wide(line) / width)) for line in text.split("\n")) if text else 1
