"""Where printed pages end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.write.page_breaks import page_breaks

PAGE = 100.0
rows = st.lists(st.tuples(st.floats(1, 30), st.booleans()), min_size=1, max_size=60)


def test_a_heading_goes_with_what_it_is_the_heading_of() -> None:
    assert page_breaks([40, 40, 15, 40], [False, False, True, False], PAGE) == [2]


def test_the_last_page_is_about_as_full_as_the_others() -> None:
    assert page_breaks([10.0] * 12, [False] * 12, PAGE) == [6]
    assert page_breaks([10.0] * 10, [False] * 10, PAGE) == []


@given(rows)
def test_pages_hold_what_is_on_them_and_nothing_that_belongs_together_is_parted(lines: list[tuple[float, bool]]) -> None:
    heights, together = [height for height, _ in lines], [stays and n % 3 > 0 for n, (_, stays) in enumerate(lines)]
    found = page_breaks(heights, together, PAGE)
    assert found == sorted(set(found))
    assert all(0 < row < len(lines) and not together[row - 1] for row in found)
    for start, end in pairwise([0, *found, len(lines)]):
        assert sum(heights[start:end]) <= PAGE
