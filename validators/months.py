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


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day some months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day some years on; 29 February becomes the last day of February."""
    return months_later(day, years * 12)
