"""The spans of time (quarters, half-years, year) in which duties recur, and how far each has passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum

from validators.rule import Context
from workbook_templates.values.period import Period


class ReportedFrom(IntEnum):
    """From when in its span a shortfall is reported: at once, in the span's last quarter (three months), on its last day."""

    AT_ONCE = 0
    LAST_QUARTER = 1
    LAST_DAY = 2


def _already_begun(spans: Iterable[Period], on: Context) -> list[Period]:
    return [span for span in spans if span.start <= on.as_of]


def quarters(on: Context) -> list[Period]:
    """The quarters of the files' period that have begun by the as-of date."""
    return _already_begun(on.period.quarters(), on)


def half_years(on: Context) -> list[Period]:
    """The half-years that overlap the files' period and have begun by the as-of date."""
    year, first, last = on.period.year, on.period.first, on.period.last
    halves = (Period(year, 1, 6), Period(year, 7, 12))
    return _already_begun((half for half in halves if half.first <= last and first <= half.last), on)


def years(on: Context) -> list[Period]:
    """The calendar year of the files' period; empty where it has not begun by the as-of date."""
    return _already_begun((Period(on.period.year, 1, 12),), on)


def stage(span: Period, on: Context) -> ReportedFrom | None:
    """How far a span has passed on the as-of date; None from the day after its end."""
    if on.as_of > span.end:
        return None
    if on.as_of == span.end:
        return ReportedFrom.LAST_DAY
    return ReportedFrom.LAST_QUARTER if on.as_of >= dt.date(span.year, span.last - 2, 1) else ReportedFrom.AT_ONCE
