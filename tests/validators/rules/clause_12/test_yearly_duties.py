"""What units and branches owe once a year or half-year: clauses 10, 11, 12, 14 and 15 by day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import ERROR, INFO, OTHER, UNIT, WARNING, checked, found, on, severities, tables

DAYS = ["2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01"]
NOTHING: dict[str, Any] = {"活动记录": []}
OLD: dict[str, Any] = {"人员类别": "离休"}
DUE = {"事项": "回访", "完成情况": "未开展"}


@pytest.mark.parametrize(
    ("code", "example", "expected"),
    [
        ("C11-1", NOTHING, [None, WARNING, WARNING, ERROR]),
        ("C12-3", DUE, [None, WARNING, WARNING, ERROR]),
        ("C10-2", NOTHING, [None, WARNING, WARNING, WARNING]),
        ("C14-1", OLD, [None, WARNING, WARNING, WARNING]),
        ("C15-2", NOTHING, [None, INFO, INFO, INFO]),
    ],
)
def test_a_yearly_duty_is_told_from_the_last_quarter_on(code: str, example: dict[str, Any], expected: list[str | None]) -> None:
    found_ = [severities(code, example, day, "2026Q4") for day in DAYS]
    assert found_ == [[] if severity is None else [severity] for severity in expected]


def test_lecture_and_visit_are_two_duties() -> None:
    assert severities("C12-1", NOTHING, "2027-01-01", "2026Q4") == [ERROR, ERROR]
    assert severities("C12-1", {"活动记录": [{"活动类型": "领导调研"}]}, "2027-01-01", "2026Q4") == [ERROR]


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2026Q1", "2026-03-31", []), ("2026Q2", "2026-04-01", [WARNING]), ("2026Q2", "2026-06-30", [WARNING]),
        ("2026Q2", "2026-07-01", [ERROR]), ("2026Q3", "2026-09-30", []), ("2026H2", "2026-12-31", [WARNING]),
        ("2026", "2027-01-01", [ERROR, ERROR]),
    ],
)  # fmt: skip
def test_the_ranks_are_analysed_each_half_year(period: str, day: str, expected: list[str]) -> None:
    assert severities("C12-2", NOTHING, day, period) == expected


@pytest.mark.parametrize(("held", "expected"), [("2026-06-30", 1), ("2026-07-01", 0), ("2026-12-31", 0)])
def test_an_analysis_counts_for_its_own_half_year(held: str, expected: int) -> None:
    row = {"活动类型": "队伍状况分析", "活动日期": held}
    assert len(found("C12-2", {"活动记录": [row]}, "2027-01-01", "2026Q4")) == expected


def test_in_a_consolidated_workbook_each_unit_owes_and_the_office_does_not() -> None:
    rows = [
        {"来源单位代码": UNIT, "来源单位": "甲局", "活动类型": "警示教育"},
        {"来源单位代码": OTHER, "来源单位": "乙局", "活动编号": "2"},
    ]
    at_hand = tables(封面=[{"单位代码": "530102", "填报单位": "盘龙区老干部局"}], 活动记录=rows)
    [finding] = checked("C11-1", at_hand, on("2027-01-01", "2026Q4"))
    assert finding.message.startswith("乙局在2026年开展警示教育 0 次")
    assert (finding.sheet, finding.column) == ("封面", "单位代码")


def test_one_number_in_two_units_is_two_activities() -> None:
    both = [{"来源单位代码": unit, "来源单位": unit, "活动类型": "警示教育"} for unit in (UNIT, OTHER)]
    at_hand = tables(封面=[{"单位代码": "530102"}], 活动记录=both)
    assert checked("C11-1", at_hand, on("2027-01-01", "2026Q4")) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-09-29", 0), ("2026-09-30", 1), ("2026-10-01", 1)])
def test_meetings_are_judged_from_the_last_day_of_the_quarter(day: str, expected: int) -> None:
    assert severities("C12-5", NOTHING, day) == [WARNING] * expected
