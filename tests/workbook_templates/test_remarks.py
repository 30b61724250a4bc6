"""Two remarks of a cover joined: as sentences, nothing twice, and nothing of 无."""

from __future__ import annotations

import pytest

from workbook_templates.remarks import joined_remarks


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
