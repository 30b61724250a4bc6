"""F01: what must be filled in, and the activities of which nobody counts heads."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import checked, on, tables
from tests.validators.rules.field.told import findings, told


@pytest.mark.parametrize("kind", ["队伍状况分析", "回访", "走访慰问", "流动党员联系", "领导调研"])
@pytest.mark.parametrize("heads", [None, "0"])
def test_an_act_without_attendance_needs_no_numbers(kind: str, heads: str | None) -> None:
    assert findings("活动记录", {"活动类型": kind, "应到人数": heads, "实到人数": heads}) == []


def test_a_meeting_needs_its_numbers() -> None:
    found = told("F01", "活动记录", {"活动类型": "党员大会", "应到人数": None, "实到人数": None})
    assert [finding.column for finding in found] == ["应到人数", "实到人数"]


@pytest.mark.parametrize("heads", [None, "0", "5"])
def test_an_analysis_without_numbers_was_made(heads: str | None) -> None:
    analysis = {"活动类型": "队伍状况分析", "活动日期": "2026-09-01", "应到人数": heads, "实到人数": heads}
    assert checked("C12-2", tables(封面=[{}], 活动记录=[analysis]), on("2027-01-10", "2026Q4")) == []
