"""Clause 1: the ways in which political entitlements are honoured; the plan sets no number, so nothing is asked."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import INFO, found
from validators.catalogue import find
from validators.due import rules_not_listed
from workbook_templates.schema import code_lists
from workbook_templates.table import Tables

PLAN = ["阅读文件", "通报情况", "参观学习", "参加重要会议"]


def test_each_is_a_kind_of_activity() -> None:
    assert set(PLAN) <= set(code_lists()["活动类型"])


@pytest.mark.parametrize("missing", PLAN)
def test_one_that_is_not_recorded_is_told_at_the_years_end(missing: str) -> None:
    held = [{"活动编号": kind, "活动类型": kind, "活动日期": "2026-03-01"} for kind in PLAN if kind != missing]
    (told,) = found("C01-1", {"活动记录": held}, "2026-12-31", "2026Q4")
    assert (told.severity, missing in told.message) == (INFO, True)
    assert found("C01-1", {"活动记录": held}, "2026-09-30", "2026Q3") == []


def test_what_the_plan_only_encourages_is_not_due() -> None:
    assert find("C01-1").severity is INFO
    assert "C01-1" not in rules_not_listed(Tables())
