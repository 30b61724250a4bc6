"""A reason for what was not done in one quarter: told instead of an error, no longer due, and still not done.

From the words of the plan's reading: an obligation of an earlier quarter stays overdue until it is made up for or excused.
"""

from __future__ import annotations

from typing import Any

import pytest

from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty
from tests.validators.plan_helpers import BRANCH, ERROR, GROUP, UNIT, WARNING, found, on, person, severities, tables
from validators.due import due

WHY: dict[str, Any] = {
    "活动编号": "2026Q3-90", "组织代码": GROUP, "活动类型": "未开展说明", "活动日期": "2026-08-01",
    "活动主题": "活动室整修。", "应到人数": None, "实到人数": None,
}  # fmt: skip
AWAY = person(3)
NAMED = [AWAY | {"活动编号": "2026Q3-90"}]


@pytest.mark.parametrize(
    ("code", "example", "expected"),
    [
        ("C02-5", {"活动记录": []}, [ERROR]),
        ("C02-5", {"活动记录": [WHY]}, [WARNING]),
        ("C02-5", {"活动记录": [WHY | {"活动日期": "2026-09-30"}]}, [WARNING]),
        ("C02-5", {"活动记录": [WHY | {"活动日期": "2026-06-30"}]}, [ERROR]),
        ("C02-5", {"活动记录": [WHY | {"组织代码": "X530102000009"}]}, [ERROR]),
        ("C02-5", {"活动记录": [WHY | {"活动类型": "其他"}]}, [ERROR]),
        ("C02-5", {"活动记录": [WHY], "参加人员": NAMED}, [ERROR]),
        ("C13-3", {**AWAY, "活动记录": [WHY], "参加人员": NAMED}, [WARNING]),
        ("C13-3", {**AWAY, "活动记录": [WHY], "参加人员": [person(4, 活动编号="2026Q3-90")]}, [ERROR]),
        ("C13-3", {**AWAY, "活动记录": [WHY | {"组织代码": BRANCH}], "参加人员": []}, [ERROR]),
    ],
)
def test_what_is_explained_is_a_warning(code: str, example: dict[str, Any], expected: list[object]) -> None:
    assert severities(code, example, "2026-10-01") == expected


def test_half_a_year_is_explained_by_the_unit_and_a_year_by_nobody() -> None:
    unit = WHY | {"组织代码": UNIT, "活动日期": "2026-12-20"}
    assert severities("C12-2", {"活动记录": [unit]}, "2027-01-01", "2026Q4") == [WARNING]
    assert severities("C11-1", {"活动记录": [unit]}, "2027-01-01", "2026Q4") == [ERROR]


def test_the_reason_is_told_in_the_place_of_the_day() -> None:
    [said] = found("C02-5", {"活动记录": [WHY]}, "2026-10-01")
    assert said.message.endswith("在2026年第三季度集中学习 0 次，每季度至少 1 次，单位说明：活动室整修。")


def test_an_earlier_quarter_is_no_longer_owed_and_still_counts_as_not_done() -> None:
    second = WHY | {"活动编号": "2026Q2-90", "活动日期": "2026-05-06"}
    held = {"活动编号": "2026Q3-1", "组织代码": GROUP, "活动类型": "学习小组活动", "活动日期": "2026-08-20"}
    sheets: dict[str, Any] = {"封面": [{"报告期": "2026"}], "党组织": [{}], "离退休干部": [], "学习小组": [{}], "参加人员": []}

    def owed(*rows: dict[str, Any]) -> set[str]:
        listed = due(tables(**sheets, 活动记录=list(rows)), on("2026-10-10", "2026"))
        return {str(one.by) for one in listed if one.rule == "C02-5" and one.late}

    assert owed(held) == {"2026-03-31", "2026-06-30"}
    assert owed(held, second) == {"2026-03-31"}
    given = Inputs(tables(**sheets, 活动记录=[held, second]), on("2026-10-10", "2026"))
    assert len(by_duty(given, "C02-5").missed) == 3


def test_it_is_no_activity() -> None:
    """Nobody came, and nobody has to be counted."""
    assert severities("F01", {"活动记录": [WHY]}) == []
    [said] = found("C12-5", {"活动记录": [WHY | {"组织代码": BRANCH, "实到人数": "20"}]}, "2026-10-01")
    assert "党员大会 0 次" in said.message
