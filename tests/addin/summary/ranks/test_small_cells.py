"""Small counts cannot be read, and cannot be worked out from the rest."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from addin.summary.ranks.small_cells import HIDDEN, shown_counts, with_totals

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=4)
)


def test_a_small_count_takes_others_with_it() -> None:
    shown = shown_counts([[50, 1, 40], [30, 60, 20], [25, 35, 45]], 3)
    assert shown[0][1] == HIDDEN
    assert 4 <= sum(row.count(HIDDEN) for row in shown) <= 6, "two in its row and its column at least, and no more than needed"


def test_by_default_everything_is_shown() -> None:
    assert shown_counts([[5, 1]], 0) == shown_counts([[5, 1]], 1) == [[5, 1, 6], [5, 1, 6]]


@given(TABLES, st.integers(2, 6))
def test_no_small_count_is_shown_or_is_the_only_one_that_fits(counts: list[list[int]], smallest: int) -> None:
    shown, true = shown_counts(counts, smallest), with_totals(counts)
    hidden = [(i, j) for i, row in enumerate(shown) for j, one in enumerate(row) if one == HIDDEN]
    for i, row in enumerate(shown):
        for j, one in enumerate(row):
            assert one == HIDDEN or (one == true[i][j] and not 0 < true[i][j] < smallest)
    small = [(i, j) for i, j in hidden if 0 < true[i][j] < smallest]
    assert not set(small) & determined(shown, hidden)


def determined(shown: list[list[int | str]], hidden: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The hidden cells whose value follows from the shown ones, by elimination over the sums of all lines."""
    height, width = len(shown), len(shown[0])
    lines = [[(i, j) for j in range(width)] for i in range(height)] + [[(i, j) for i in range(height)] for j in range(width)]
    rows = []
    for line in lines:
        row = [Fraction(0)] * len(hidden)
        for place in line:
            if place in hidden:
                row[hidden.index(place)] += -1 if place == line[-1] else 1
        rows.append(row)
    pivots = []
    for column in range(len(hidden)):
        found = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        rows[len(pivots)], rows[found] = rows[found], rows[len(pivots)]
        top = rows[len(pivots)]
        rows[len(pivots)] = top = [value / top[column] for value in top]
        for r, row in enumerate(rows):
            if r != len(pivots) and row[column]:
                rows[r] = [value - row[column] * other for value, other in zip(row, top, strict=True)]
        pivots.append(column)
    return {hidden[column] for n, column in enumerate(pivots) if sum(map(bool, rows[n])) == 1}
