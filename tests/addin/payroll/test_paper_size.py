"""A table is divided between sheets of paper: nothing lost, nothing cut, no last sheet with a line or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.payroll.allowance_sheet import WIDTHS
from addin.payroll.paper_size import paper_height, scale, sheets_of_paper

A4_LANDSCAPE = (842, 595)


@given(st.lists(st.floats(20, 60), max_size=120), st.floats(300, 500), st.floats(300, 500), st.floats(0, 44), st.floats(0, 200))
def test_each_row_stands_on_one_sheet_and_each_sheet_has_room(
    heights: list[float], first: float, other: float, carry: float, tail: float
) -> None:
    counts = sheets_of_paper(heights, first, other, carry=carry, tail=tail)
    assert sum(counts) == len(heights)
    done = 0
    for n, count in enumerate(counts):
        foot = tail if n == len(counts) - 1 else carry
        assert sum(heights[done : done + count]) + foot <= (other if n else first)
        done += count


@given(st.integers(1, 400), st.floats(0, 200))
def test_no_last_sheet_has_a_line_or_two(rows: int, tail: float) -> None:
    counts = sheets_of_paper([26.0] * rows, 450, 480, carry=44, tail=tail)
    assert counts[-1] >= min(rows, 3)


def test_no_sheet_is_begun_before_the_one_before_it_is_full() -> None:
    assert sheets_of_paper([26.0] * 16, 450, 480, carry=44, tail=30) == [16]
    assert sheets_of_paper([26.0] * 17, 450, 480, carry=44, tail=30) == [14, 3]
    assert sheets_of_paper([26.0] * 40, 450, 480, carry=44, tail=30) == [15, 16, 9]


def test_no_rows_are_one_sheet() -> None:
    assert sheets_of_paper([], 450, 480, carry=44, tail=200) == [0]


def test_a_row_higher_than_the_paper_stands_alone() -> None:
    assert sheets_of_paper([26.0, 900.0, 26.0], 450, 480)[0] == 1
    assert sum(sheets_of_paper([26.0, 900.0, 26.0], 450, 480)) == 3


@pytest.mark.parametrize("widths", [WIDTHS, (10.0,), (30.0,) * 8])
def test_the_columns_fit_on_the_paper(widths: tuple[float, ...]) -> None:
    """With 宋体 11 a column of w digits is 8 w + 5 pixels of 0.75 points wide."""
    points = sum(0.75 * (8 * width + 5) for width in widths) * scale(widths) / 100
    assert points <= A4_LANDSCAPE[0] - 2 * 0.4 * 72
    assert paper_height(widths) * scale(widths) / 100 <= A4_LANDSCAPE[1] - (0.5 + 0.6) * 72
