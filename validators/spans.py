"""The quarters, half-years and year a duty recurs in, and how severe a shortfall is at which time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from validators.finding import Severity
from validators.rule import Context
from workbook_templates.values.period import Period


def _begun(spans: Iterable[Period], on: Context) -> list[Period]:
    return [span for span in spans if span.start <= on.as_of]


def quarters(on: Context) -> list[Period]:
    """The quarters of the files' period that have begun."""
    return _begun(on.period.quarters(), on)


def half_years(on: Context) -> list[Period]:
    """The half-years the files' period reaches into that have begun."""
    year, first, last = on.period.year, on.period.first, on.period.last
    halves = (Period(year, 1, 6), Period(year, 7, 12))
    return _begun((half for half in halves if half.first <= last and first <= half.last), on)


def years(on: Context) -> list[Period]:
    """The calendar year of the files' period, once it has begun."""
    return _begun((Period(on.period.year, 1, 12),), on)


def severity_in(span: Period, on: Context, *, from_start: bool) -> Severity | None:
    """Error from the day after the span; a warning while it runs, from its first day or only in its last quarter."""
    if on.as_of > span.end:
        return Severity.ERROR
    first = span.first if from_start else span.last - 2
    return Severity.WARNING if on.as_of >= dt.date(span.year, first, 1) else None
