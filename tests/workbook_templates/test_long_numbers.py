"""Long numbers in foreign texts are masked however they are written; days and our references are not."""

from __future__ import annotations

import pytest

from workbook_templates.long_numbers import has_long_number, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("见530102196303072415", "见530102********2415"),
        ("53010219630307241x", "530102********241x"),
        ("530102 19630307 2415", "530102********2415"),
        ("530102-19630307-2415", "530102********2415"),
        ("138 8800　1234", "13*****1234"),
        ("19560301", "19560301"),
        ("2016年3月，0871-6312345", "2016年3月，08*****2345"),
    ],
)
def test_a_number_of_eleven_digits_and_more_is_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert has_long_number(text) == (text != shown)


@pytest.mark.parametrize(("text", "shown"), [("账号53010112", "账号53*****2"), ("2026-12-0001", "2026-12-0001")])
def test_where_accounts_are_short_dashes_stand_between_numbers(text: str, shown: str) -> None:
    assert masked(text, 8, dashes=False) == shown


def test_values_of_cells_are_shown_as_everywhere() -> None:
    assert masked(None) == ""
    assert masked(530102196303072415) == "530102********2415"
