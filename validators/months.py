"""Count whole months and whole years, as the plan's deadlines are read."""

from __future__ import annotations

import datetime as dt

from workbook_templates.values.period import month_end


def whole_months(start: dt.date, end: dt.date) -> int:
    """Whole months from ``start`` to ``end``, 0 where ``end`` is not after ``start``.

    A month counted from the 31st is complete on the last day of a shorter month.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < start.day and end != month_end(end.year, end.month):
        months -= 1
    return max(months, 0)


def whole_years(start: dt.date, end: dt.date) -> int:
    """Whole years from ``start`` to ``end``, as an age is counted; 0 where ``end`` is not after ``start``."""
    return whole_months(start, end) // 12


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` later (earlier where negative); the last day of the month where that day does not exist.

    ValueError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day ``years`` later; 29 February becomes the last day of February. Raises as ``months_later`` does."""
    return months_later(day, years * 12)
