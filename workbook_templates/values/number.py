"""Parsing of whole numbers, scores and amounts of money in the ways clerks write them (rule F11)."""

from __future__ import annotations

import re
from decimal import Decimal

from workbook_templates.values.text import to_half_width

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNITS = "元人次分学时个课年"


def parse_decimal(raw: object) -> Decimal | None:
    """The number a cell means as an exact decimal, or None where it means none.

    Understood are thousands separators, a leading ¥, full-width digits and a unit at the end
    (300元, 3次). A number stored as a float is read at the 15 significant digits that Excel keeps.
    """
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, float):
        return Decimal(format(raw, ".15g")) if abs(raw) < 1e15 else None
    if isinstance(raw, Decimal):
        return raw if raw.is_finite() else None
    return _from_text(raw) if isinstance(raw, str) else None


def _from_text(raw: str) -> Decimal | None:
    text = to_half_width(raw).lstrip("¥￥").rstrip(_UNITS).strip()
    return Decimal(text.replace(",", "")) if len(text) < 40 and _NUMBER.fullmatch(text) else None


def parse_integer(raw: object) -> int | None:
    """The whole number a cell means, or None where it means none or has a fraction."""
    number = parse_decimal(raw)
    return int(number) if number is not None and number == number.to_integral_value() else None
