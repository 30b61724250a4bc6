"""Conversion of colours, and reading a property that the cells of a range may differ in."""

from __future__ import annotations

from typing import Any

from xlwings.utils import hex_to_rgb, int_to_rgb

Rgb = tuple[int, int, int]


def to_uno(color: Any) -> int:
    """A colour as UNO's integer, red × 65536 + green × 256 + blue.

    `color` is a (red, green, blue) triple, a hexadecimal text (`#ffc7ce`) or Excel's integer, in which blue is the highest byte.
    """
    if isinstance(color, str):
        color = hex_to_rgb(color)  # type: ignore[no-untyped-call]
    elif isinstance(color, int):
        color = int_to_rgb(color)  # type: ignore[no-untyped-call]
    red, green, blue = (int(part) for part in color)
    return red << 16 | green << 8 | blue


def to_rgb(number: int) -> Rgb:
    """UNO's integer as a (red, green, blue) triple, each 0 to 255."""
    return number >> 16 & 255, number >> 8 & 255, number & 255


def is_mixed(xl: Any, name: str) -> bool:
    """Whether the cells of a UNO range differ in this property; its plain value would not show it."""
    return str(xl.getPropertyState(name).value) == "AMBIGUOUS_VALUE"


def common_value(xl: Any, name: str) -> Any:
    """The value of a UNO property, or None where the cells of the range differ in it."""
    return None if is_mixed(xl, name) else getattr(xl, name)
