"""Halves of a month: the two of them make the whole, whoever holds which; expected amounts by hand."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from validators.allowance.claim_period import BOTH_HALVES, FIRST_HALF, NO_HALF, SECOND_HALF, Month
from validators.allowance.half_months import fen_of_halves, halves_held

AUGUST = Month("2026-08", dt.date(2026, 8, 1), dt.date(2026, 8, 31))
DAYS = st.dates(dt.date(2026, 7, 20), dt.date(2026, 9, 10))


@given(st.integers(0, 10**7))
def test_two_halves_make_the_whole(fen: int) -> None:
    assert fen_of_halves(fen, FIRST_HALF) + fen_of_halves(fen, SECOND_HALF) == fen == fen_of_halves(fen, BOTH_HALVES)
    assert fen_of_halves(fen, NO_HALF) == 0


@given(DAYS, DAYS)
def test_a_half_counts_where_the_post_was_held_on_one_of_its_days(start: dt.date, last: dt.date) -> None:
    held = [day for day in range(1, 32) if start <= dt.date(2026, 8, day) <= last]
    halves = (FIRST_HALF if any(day <= 15 for day in held) else 0) | (SECOND_HALF if any(day > 15 for day in held) else 0)
    assert halves_held(start, last, AUGUST, by_half=True) == halves
    assert halves_held(start, last, AUGUST, by_half=False) == (BOTH_HALVES if held else NO_HALF)
