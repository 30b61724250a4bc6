"""Two remarks of a cover joined (as sentences, nothing twice, and nothing of 无), and the part that one names."""

from __future__ import annotations

import pytest

from workbook_templates.remarks import joined_remarks, parse_part_number


@pytest.mark.parametrize(
    ("before", "now", "both"),
    [
        ("李国强误列", "补报一处变动", "李国强误列。补报一处变动"),
        ("李国强误列。", "补报一处变动", "李国强误列。补报一处变动"),
        ("李国强误列！", "补报", "李国强误列！补报"),
        ("", "补报", "补报"),
        ("李国强误列", "", "李国强误列"),
        ("无", "补报", "补报"),
        ("李国强误列", "无", "李国强误列"),
        ("无", "", ""),
        ("李国强误列", "李国强误列。补报", "李国强误列。补报"),
        ("李国强误列。补报", "补报", "李国强误列。补报"),
    ],
)
def test_joined(before: str, now: str, both: str) -> None:
    assert joined_remarks(before, now) == both


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("第2部分", 2), ("花名册第二册", 2), ("第十二部分", 12), ("第２部分", 2),
        ("第三季度", None), ("第0部分", None), ("", None),
        ("第二十部分", 20),
    ],
)  # fmt: skip
def test_how_a_part_is_named(text: str, part: int | None) -> None:
    assert parse_part_number(text) == part
