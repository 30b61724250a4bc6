"""Halves of a month: which of them a post was held in, and what a half is worth."""

from __future__ import annotations

import datetime as dt

from validators.allowance.claim_period import BOTH_HALVES, FIRST_HALF, NO_HALF, SECOND_HALF, Month

HALF_WORDS = {FIRST_HALF: "上半月", SECOND_HALF: "下半月", BOTH_HALVES: "全月"}


def halves_held(start: dt.date, last: dt.date, month: Month, *, by_half: bool) -> int:
    """The halves of a month that a post held from ``start`` to ``last`` counts for.

    None where it ended before it began: somebody who died on the 10th is not appointed on the 20th. Unless ``by_half``, one
    day in the month is enough for both; else the first half counts where the post had begun by the 15th and was still held
    then or on a day before, the second where it was held after the 15th.
    """
    if start > month.last or last < month.first or last < start:
        return NO_HALF
    if not by_half:
        return BOTH_HALVES
    middle = month.first.replace(day=15)
    return (FIRST_HALF if start <= middle else NO_HALF) | (SECOND_HALF if last > middle else NO_HALF)


def fen_of_halves(fen: int, halves: int) -> int:
    """What these halves of a month are worth at ``fen`` a month. The first half has the odd fen: both make the whole."""
    first = (fen + 1) // 2
    return fen if halves == BOTH_HALVES else first if halves == FIRST_HALF else fen - first if halves == SECOND_HALF else 0
