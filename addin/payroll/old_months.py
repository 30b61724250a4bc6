"""The months that a cell of an old sheet of payments means: 2026-01, 1—3月, 1、2月, 第一季度."""

from __future__ import annotations

import datetime as dt
import re

from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.text import to_half_width

_YEAR = r"(?:(20\d\d)[年./-]?)?"
_ONE = re.compile(rf"{_YEAR}(0?[1-9]|1[0-2])月?份?")
_TOGETHER = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_DAY = re.compile(r"(20\d\d)([年./-])(\d{1,2})([月./-])(\d{1,2})(日?)")
_SIGNS_OF_DAY = ("年月日", "..", "//", "--")
_YEAR_OF_LIST = re.compile(r"(20\d\d)[年./]")
_JOINTS = "、,和及"
_RANGE = re.compile(r"(\d{1,2})月?(?:[-~至到](\d{1,2}))?月?")
_DASHES = re.compile("[—–－―～]+")


def months_meant(value: object, period: Period) -> tuple[str, ...] | None:
    """The months (2026-01) of a cell, in order; None where it means none. A month without a year is one of the period's year."""
    if isinstance(value, dt.date):
        return (f"{value.year}-{value.month:02d}",)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _DASHES.sub("-", to_half_width(str(value))).replace(" ", "").replace("月份", "月")
    if found := (_TOGETHER.fullmatch(text) or _ONE.fullmatch(text)):
        return (f"{found[1] or period.year}-{int(found[2]):02d}",)
    if (day := _day(text)) is not None:
        return (f"{day.year}-{day.month:02d}",)
    named = parse_period(text) or parse_period(f"{period.year}年{text if text.startswith('第') else f'第{text}'}")
    named = named or parse_period(f"{period.year}年{text}")
    return named.months() if named else _listed(text, period)


def month_of_header(text: str, period: Period) -> str | None:
    """The month that a column's header names (1月, 2026年1月, 1月份补贴); None where it names none."""
    found = re.fullmatch(rf"{_YEAR}(0?[1-9]|1[0-2])月份?(?:补贴|金额|实发|发放)*", to_half_width(text).replace(" ", ""))
    return f"{found[1] or period.year}-{int(found[2]):02d}" if found else None


def _day(text: str) -> dt.date | None:
    """The day that a text means, as a cell may hold it (2026-01-03, 2026/1/3, 2026年1月3日); None where it means none.

    With dashes it is one where a nought stands before a figure: 2026-1-3 may as well be the months from 1 to 3.
    """
    found = _DAY.fullmatch(text)
    if not found or found[2] + found[4] + found[6] not in _SIGNS_OF_DAY or (found[2] == "-" and "-0" not in text):
        return None
    try:
        return dt.date(int(found[1]), int(found[3]), int(found[5]))
    except ValueError:
        return None


def _listed(text: str, period: Period) -> tuple[str, ...] | None:
    year = _YEAR_OF_LIST.match(text)
    rest = text[year.end() :] if year else text
    numbers: list[int] = []
    for part in re.split(f"[{_JOINTS}]", rest.removesuffix("份").strip(_JOINTS)):
        span = _RANGE.fullmatch(part)
        if not span:
            return None
        numbers += range(int(span[1]), int(span[2] or span[1]) + 1)
    good = bool(numbers) and numbers == sorted(set(numbers)) and 1 <= numbers[0] <= numbers[-1] <= 12
    return tuple(f"{year[1] if year else period.year}-{number:02d}" for number in numbers) if good else None
