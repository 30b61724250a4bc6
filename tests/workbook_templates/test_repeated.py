"""No value that occurs twice is left out, and what occurs once is, but for a hash that two values share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.repeated import repeated


@given(st.lists(st.sampled_from("甲乙丙丁戊己庚辛")))
def test_every_value_that_occurs_again_is_told(values: list[str]) -> None:
    assert repeated(iter(values)) == [i for i, value in enumerate(values) if values.count(value) > 1]


def test_values_of_one_hash_are_told_both_for_the_caller_to_compare() -> None:
    assert hash(-1) == hash(-2)
    assert repeated([-1, 5, -2]) == [0, 2]
