"""Parsing of dates in the ways clerks write them (rule F03)."""

from __future__ import annotations

import datetime as dt
import re

from workbook_templates.values.text import to_half_width

_FULL = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?:[\sT]*0{1,2}:00(?::00)?(?:\.0+)?(?:Z|[-+]\d\d:\d\d)?)?")
_LOOSE = re.compile(r"(?<=[-/.年月])\s+|\s+(?=[-/.年月日])")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_PLAIN_MONTH = re.compile(r"(\d{4})(\d{2})")


def parse_date(raw: object, month: bool = False) -> dt.date | None:
    """The date a cell means, or None where it means none.

    Understood are real dates, 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301, midnight of a day as programs write
    it (2026-03-01T00:00:00.000Z), and full-width digits; with ``month`` also 2026年3月, 2026-03 and 202603, read as the first
    of the month.
    """
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _from_number(raw, month)
    return _from_text(raw, month) if isinstance(raw, str) else None


def _from_number(raw: float, month: bool) -> dt.date | None:
    """The date of a number such as 20260301; a bare serial number (46082) cannot be told from any other number and gives None."""
    if raw != int(raw) if abs(raw) < 1e12 else True:
        return None
    return _from_text(str(int(raw)), month)


def _from_text(raw: str, month: bool) -> dt.date | None:
    text = to_half_width(raw)
    if not text[:1].isdigit():
        return None
    text = _LOOSE.sub("", text) if len(text.split(None, 1)) > 1 else text
    found = _FULL.fullmatch(text)
    if found:
        return _date(found[1], found[3], found[5])
    found = _PLAIN.fullmatch(text)
    if found:
        return _date(found[1], found[2], found[3])
    found = (_MONTH.fullmatch(text) or _PLAIN_MONTH.fullmatch(text)) if month else None
    return _date(found[1], found[2], "1") if found else None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
