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
        ("C13-3", {**AWAY, "活动记录": [WHY | {"活动主题": "流动党员联系：电话停机"}], "参加人员": NAMED}, [WARNING]),
        ("C13-3", {**AWAY, "活动记录": [WHY | {"活动主题": "支委会：本人住院"}], "参加人员": NAMED}, [ERROR]),
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


COMMITTEE = [person(n, 职务="书记" if n == 5 else "委员") for n in (5, 6, 7)]


def meetings(theme: str, *, as_of: str = "2026-10-01", period: str = "2026Q3") -> dict[str, bool]:
    """Of a branch that held nothing and recorded one reason: what it is told of, and whether with the reason."""
    reason = WHY | {"组织代码": BRANCH, "活动主题": theme}
    said = found("C12-5", {"活动记录": [reason], "任职": COMMITTEE}, as_of, period)
    kinds = ("党员大会", "支委会", "党课")
    return {kind: "单位说明" in one.message for one in said for kind in kinds if kind in one.message}


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("支委会：两名委员住院", {"党员大会": False, "支委会": True}),
        ("党员大会没有召开，会议室整修", {"党员大会": True, "支委会": False}),
        ("党员大会、支委会：防汛", {"党员大会": True, "支委会": True}),
        ("三会一课：防汛", {"党员大会": True, "支委会": True}),
        ("会议室整修", {"党员大会": False, "支委会": False}),
        ("主题党日：会议室整修", {"党员大会": False, "支委会": False}),
    ],
)
def test_a_branch_is_excused_from_the_meetings_its_reason_names(theme: str, expected: dict[str, bool]) -> None:
    """A branch owes several meetings in a quarter: which of them was not held, only the words of the reason can say."""
    assert meetings(theme) == expected


def test_the_reason_of_a_meeting_is_told_with_it() -> None:
    reason = WHY | {"组织代码": BRANCH, "活动主题": "党员大会：会议室整修。"}
    [said] = found("C12-5", {"活动记录": [reason]}, "2026-10-01")
    assert said.message.endswith("召开党员大会 0 次，一般不少于 1 次，单位说明：党员大会：会议室整修。")


def test_a_year_s_lecture_is_not_excused_by_name() -> None:
    assert meetings("党课：会议室整修", as_of="2026-12-31", period="2026")["党课"] is False


def test_a_named_meeting_is_no_longer_owed() -> None:
    reason = WHY | {"组织代码": BRANCH, "活动主题": "支委会：两名委员住院"}
    sheets: dict[str, Any] = {"党组织": [{}], "任职": COMMITTEE, "活动记录": [reason], "离退休干部": [], "参加人员": []}
    owed = {one.what for one in due(tables(**sheets), on("2026-10-10")) if one.rule == "C12-5" and one.by.month == 9}
    assert owed == {"召开党员大会"}


@pytest.mark.parametrize(
    ("theme", "expected"),
    [("工作人员外出", WARNING), ("队伍状况分析：工作人员外出", WARNING), ("回访：没有受处分的人员", ERROR)],
)
def test_what_a_unit_says_of_something_else_excuses_no_analysis(theme: str, expected: object) -> None:
    """Of half a year a unit owes the analysis alone, so words that name nothing are about it."""
    reason = WHY | {"组织代码": UNIT, "活动日期": "2026-12-20", "活动主题": theme}
    assert severities("C12-2", {"活动记录": [reason]}, "2027-01-01", "2026Q4") == [expected]


@pytest.mark.parametrize(("theme", "expected"), [("会场整修", ERROR), ("大讲坛：会场整修", WARNING)])
def test_the_province_names_the_lecture_that_was_not_held(theme: str, expected: object) -> None:
    reason = WHY | {"组织代码": "530000", "活动主题": theme}
    assert severities("C05-1", {"单位代码": "530000", "活动记录": [reason]}, "2026-10-01") == [expected]
