"""Counting time the way the plan's deadlines are read: in whole months and whole years."""

from __future__ import annotations

import datetime as dt

from workbook_templates.values.period import month_end


def whole_months(start: dt.date, end: dt.date) -> int:
    """Whole months from ``start`` to ``end``; a month that begins on the 31st is whole on the last day of a shorter one.
    Zero where ``end`` is not after ``start``.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < start.day and end != month_end(end.year, end.month):
        months -= 1
    return max(months, 0)


def whole_years(start: dt.date, end: dt.date) -> int:
    """Whole years from ``start`` to ``end``, as an age is counted."""
    return whole_months(start, end) // 12


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day some years on; 29 February becomes the last day of February."""
    last = month_end(day.year + years, day.month).day
    return dt.date(day.year + years, day.month, min(day.day, last))
