"""Parsing of dates in the ways clerks write them (rule F03)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from workbook_templates.values.text import to_half_width

_FULL = r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?:[\sT]*0{1,2}:00(?::00)?(?:\.0+)?(?:Z|[-+]\d\d:\d\d)?)?"
_LOOSE = r"(?<=[-/.年月])\s+|\s+(?=[-/.年月日])"
_PLAIN = r"(\d{4})(\d{2})(\d{2})"
_MONTH = r"(\d{4})[-/.年](\d{1,2})月?"
_PLAIN_MONTH = r"(\d{4})(\d{2})"
# A number loses the nought at its end: 2025.10 is 2025.1, which may be January or October.
_NUMBER_MONTH = r"(\d{4})\.(0[1-9]|1[0-2]|[2-9])"
_SECONDS_A_DAY = 86_400
_DAY_ZERO = dt.date(1899, 12, 30)
_DAY_1900, _DAY_2101 = dt.date(1905, 3, 14), dt.date(1905, 10, 1)  # the days 1900 and 2101 of Excel's calendar
LAST_TYPED_DAY = _DAY_2101 - dt.timedelta(1)  # a later day is never a number that was typed


def parse_date(raw: object, month: bool = False) -> dt.date | None:
    """The date a cell means, or None where it means none.

    Understood are real dates, 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301, midnight of a day as programs write
    it (2026-03-01T00:00:00.000Z), and full-width digits; with ``month`` also 2026年3月, 2026-03, 202603 and the number
    2026.3, read as the first of the month.
    """
    raw = as_typed(raw)
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _from_number(raw, month)
    return _from_text(raw, month) if isinstance(raw, str) else None


def as_typed(raw: object) -> object:
    """What a clerk typed into a cell that is formatted as a date: 2025.6 or 2025 where a spreadsheet shows a day of 1905.

    The days 1900 to 2100 of Excel's calendar lie in 1905, when nobody on these forms was born and nothing on them began; so
    does, before them, any moment that is not the beginning of a day. Anything else is returned unchanged.
    """
    if not isinstance(raw, dt.date) or raw.year > _DAY_2101.year:
        return raw
    day, seconds = raw, 0
    if isinstance(raw, dt.datetime):
        day, seconds = raw.date(), raw.hour * 3600 + raw.minute * 60 + raw.second
    if day >= _DAY_2101 or (day < _DAY_1900 and not seconds):
        return raw
    days = (day - _DAY_ZERO).days
    return round(days + seconds / _SECONDS_A_DAY, 4) if seconds else days


def long_date(day: dt.date) -> str:
    """The day as official papers write it: 2026年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def holds_typed_numbers(cells: Iterable[object]) -> bool:
    """Whether ``as_typed`` would change any of these cells."""
    return any(isinstance(cell, dt.date) and cell.year <= _DAY_2101.year and as_typed(cell) is not cell for cell in cells)


def _from_number(raw: float, month: bool) -> dt.date | None:
    """The date of a number such as 20260301; a bare serial number (46082) cannot be told from any other number and gives None."""
    if not abs(raw) < 1e12:  # nor for what is no number at all
        return None
    if raw != int(raw):
        found = re.fullmatch(_NUMBER_MONTH, format(raw, ".15g")) if month else None
        return _date(found[1], found[2], "1") if found else None
    return _from_text(str(int(raw)), month)


def _from_text(raw: str, month: bool) -> dt.date | None:
    text = to_half_width(raw)
    if not text[:1].isdigit():
        return None
    text = re.sub(_LOOSE, "", text) if len(text.split(None, 1)) > 1 else text
    found = re.fullmatch(_FULL, text)
    if found:
        return _date(found[1], found[3], found[5])
    found = re.fullmatch(_PLAIN, text)
    if found:
        return _date(found[1], found[2], found[3])
    found = (re.fullmatch(_MONTH, text) or re.fullmatch(_PLAIN_MONTH, text)) if month else None
    return _date(found[1], found[2], "1") if found else None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
