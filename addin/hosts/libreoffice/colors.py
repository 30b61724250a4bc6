"""Colours: xlwings' triples, hex texts and Excel's integers outside; one integer inside."""

from __future__ import annotations

from typing import Any

from xlwings.utils import hex_to_rgb, int_to_rgb

Rgb = tuple[int, int, int]


def to_uno(color: Any) -> int:
    """Any colour xlwings takes as red × 65536 + green × 256 + blue."""
    if isinstance(color, str):
        color = hex_to_rgb(color)  # type: ignore[no-untyped-call]
    elif isinstance(color, int):
        color = int_to_rgb(color)  # type: ignore[no-untyped-call]
    red, green, blue = (int(part) for part in color)
    return red << 16 | green << 8 | blue


def to_rgb(number: int) -> Rgb:
    """The office's colour as a triple."""
    return number >> 16 & 255, number >> 8 & 255, number & 255


def is_mixed(xl: Any, name: str) -> bool:
    """Whether the cells of a range differ in a property; its plain value would hide that."""
    return str(xl.getPropertyState(name).value) == "AMBIGUOUS_VALUE"


def shared(xl: Any, name: str) -> Any:
    """A property's value, or nothing when the cells differ in it."""
    return None if is_mixed(xl, name) else getattr(xl, name)
