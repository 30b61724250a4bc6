"""Months and years as deadlines count them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.months import months_later, whole_months, years_later

DAYS = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-10", 6, "2026-07-10"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_later(start: str, months: int, end: str) -> None:
    assert months_later(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(end)


@given(DAYS, st.integers(1, 48))
def test_months_are_whole_on_that_very_day_and_not_before(day: dt.date, months: int) -> None:
    full = months_later(day, months)
    assert whole_months(day, full) == months
    assert whole_months(day, full - dt.timedelta(days=1)) == months - 1


@given(DAYS, st.integers(1, 10))
def test_years_are_twelve_months(day: dt.date, years: int) -> None:
    assert years_later(day, years) == months_later(day, 12 * years)


def test_time_does_not_run_backwards() -> None:
    assert whole_months(dt.date(2026, 5, 1), dt.date(2026, 4, 1)) == 0
