"""The months that a cell of an old sheet of payments means: 2026-01, 1—3月, 1、2月, 第一季度."""

from __future__ import annotations

import datetime as dt
import re

from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.text import to_half_width

_YEAR = r"(?:(20\d\d)[年./-]?)?"
_ONE = re.compile(rf"{_YEAR}(0?[1-9]|1[0-2])月?份?")
_TOGETHER = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_LIST = re.compile(rf"{_YEAR}((?:\d{{1,2}}月?(?:[-~至到、,和及]|$)?)+)份?")
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
    named = parse_period(text) or parse_period(f"{period.year}年{text if text.startswith('第') else f'第{text}'}")
    named = named or parse_period(f"{period.year}年{text}")
    return named.months() if named else _listed(text, period)


def month_of_header(text: str, period: Period) -> str | None:
    """The month that a column's header names (1月, 2026年1月, 1月份补贴); None where it names none."""
    found = re.fullmatch(rf"{_YEAR}(0?[1-9]|1[0-2])月份?(?:补贴|金额|实发|发放)*", to_half_width(text).replace(" ", ""))
    return f"{found[1] or period.year}-{int(found[2]):02d}" if found else None


def _listed(text: str, period: Period) -> tuple[str, ...] | None:
    found = _LIST.fullmatch(text)
    if not found:
        return None
    numbers: list[int] = []
    for part in re.split("[、,和及]", found[2].strip("、,和及")):
        span = _RANGE.fullmatch(part)
        if not span:
            return None
        first, last = int(span[1]), int(span[2] or span[1])
        numbers += range(first, last + 1)
    good = bool(numbers) and numbers == sorted(set(numbers)) and 1 <= numbers[0] <= numbers[-1] <= 12
    return tuple(f"{found[1] or period.year}-{number:02d}" for number in numbers) if good else None
