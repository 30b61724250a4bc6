"""The titles that are paid are those of the form's drop-down, in its order."""

from __future__ import annotations

from validators.allowance.titles import PAID_TITLES, SINGLE_HOLDER, rank
from workbook_templates.schema import code_lists


def test_the_titles_are_those_of_the_form() -> None:
    assert code_lists()["职务"] == PAID_TITLES
    assert set(SINGLE_HOLDER) < set(PAID_TITLES)


def test_a_title_that_is_not_known_comes_last() -> None:
    assert sorted(["顾问", "组长", "书记", "委员"], key=rank) == ["书记", "委员", "组长", "顾问"]
