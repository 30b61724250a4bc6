"""Clause 10: 每年围绕一个主题组织全省离退休干部党员集中开展主题党日. The theme is the office's setting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.validators.plan_helpers import checked, on, tables
from validators.policy import default_policy
from validators.rule import Context

THEME = "学习贯彻党的二十届四中全会精神"
DAY = {"活动类型": "主题党日", "活动日期": "2026-07-01"}


def theme_of(year: str) -> Context:
    return replace(on("2026-12-31", "2026Q4"), policy=default_policy().override({"year_themes": {year: THEME}}))


@pytest.mark.parametrize(
    ("said", "subject", "carries"),
    [
        ("2026", "重温入党誓词", True),
        (None, f"主题党日：{THEME}", True),
        (None, "学习贯彻“党的二十届四中全会”精神", True),
        (None, "重温入党誓词", False),
        ("2025", "重温入党誓词", False),
        ("2025", THEME, False),
    ],
)
def test_a_theme_day_counts_that_carries_the_years_theme(said: str | None, subject: str, carries: bool) -> None:
    held = tables(党组织=[{}], 活动记录=[DAY | {"主题年度": said, "活动主题": subject}])
    found = checked("C10-2", held, theme_of("2026"))
    assert [THEME in one.message for one in found] == ([] if carries else [True])


@pytest.mark.parametrize("said", ["2026", "2025", None])
def test_where_no_theme_is_set_every_theme_day_counts(said: str | None) -> None:
    held = tables(党组织=[{}], 活动记录=[DAY | {"主题年度": said}])
    assert checked("C10-2", held, on("2026-12-31", "2026Q4")) == []
    assert checked("C10-2", held, theme_of("2025")) == []


def test_what_is_not_held_is_told_without_a_theme_that_nobody_set() -> None:
    (found,) = checked("C10-2", tables(党组织=[{}], 活动记录=[]), on("2026-12-31", "2026Q4"))
    assert "围绕“" not in found.message
