"""Clause 2 on the day before, the day, and the day after a deadline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import ERROR, GROUP, WARNING, checked, found, on, person, severities, tables

NO_BRANCH = {"党支部代码": None, "党组织": []}
NO_GROUP = {"政治面貌": "群众", "党支部代码": None, "学习小组代码": None, "学习小组": []}
NEITHER = {"党组织": [], "学习小组": [], "离退休干部": [{"党支部代码": None}]}


@pytest.mark.parametrize(("code", "example"), [("C02-1", NO_BRANCH), ("C02-2", NO_GROUP), ("C02-6", NEITHER)])
@pytest.mark.parametrize(("day", "severity"), [("2025-12-30", WARNING), ("2025-12-31", WARNING), ("2026-01-01", ERROR)])
def test_coverage_is_a_warning_until_the_deadline(code: str, example: dict[str, Any], day: str, severity: str) -> None:
    assert severities(code, example, day, "2025Q4") == [severity]


def test_a_member_of_a_dissolved_branch_is_told_its_name() -> None:
    [finding] = found("C02-1", {"党组织": [{"状态": "已撤销"}]})
    assert "盘龙区农业农村局离退休干部党支部（530102000001）已撤销" in finding.message


def test_a_code_that_digits_were_lost_of_is_not_called_blank() -> None:
    assert found("C02-1", {"党支部代码": 530102000001.0}) == []


QUIET = {"活动记录": []}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06-30", []),
        ("2026-07-01", [WARNING]),
        ("2026-09-29", [WARNING]),
        ("2026-09-30", [WARNING]),
        ("2026-10-01", [ERROR]),
    ],
)
def test_a_group_without_activity_is_an_error_after_the_quarter(day: str, expected: list[str]) -> None:
    assert severities("C02-5", QUIET, day) == expected


@pytest.mark.parametrize(("held", "expected"), [("2026-06-30", 1), ("2026-07-01", 0), ("2026-09-30", 0), ("2026-10-01", 1)])
def test_only_an_activity_of_the_quarter_counts(held: str, expected: int) -> None:
    row = {"组织代码": GROUP, "活动类型": "学习小组活动", "活动日期": held}
    assert len(found("C02-5", {"活动记录": [row]}, "2026-10-01")) == expected


@pytest.mark.parametrize(("founded", "expected"), [("2026-06-30", 1), ("2026-07-01", 0)])
def test_a_group_owes_the_quarters_that_begin_after_it(founded: str, expected: int) -> None:
    assert len(found("C02-5", QUIET | {"成立日期": founded})) == expected


def test_each_quarter_of_a_longer_period_is_owed_by_itself() -> None:
    row = {"组织代码": GROUP, "活动类型": "学习小组活动", "活动日期": "2026-08-01"}
    findings = found("C02-5", {"活动记录": [row]}, "2026-11-15", "2026")
    assert [(f.severity, f.message.split("在")[1][:10]) for f in findings] == [
        (ERROR, "2026年第一季度集"), (ERROR, "2026年第二季度集"), (WARNING, "2026年第四季度集"),
    ]  # fmt: skip


def test_one_number_counts_once_however_often_it_is_filed() -> None:
    row = {"组织代码": GROUP, "活动类型": "学习小组活动", "活动日期": "2026-08-01"}
    [finding] = found("C02-5", {"活动记录": [row, row], "成立日期": "2026-01-01"}, "2026-10-01", "2026Q4")
    assert "0 次" in finding.message


@pytest.mark.parametrize(("code", "example"), [("C02-1", NO_BRANCH), ("C02-2", NO_GROUP)])
@pytest.mark.parametrize(
    ("retired", "day", "severity"),
    [
        ("2026-09-28", "2026-09-30", WARNING),  # two days ago: a reminder
        ("2026-08-31", "2026-09-30", WARNING),
        ("2026-08-30", "2026-09-30", ERROR),  # a month ago
        ("2026-08-15", "2026-09-14", WARNING),
        ("2026-08", "2026-09-30", WARNING),  # known by the month: to the person's favour, its end
        ("2026-09-28", "2026-10-31", WARNING),  # an office that judges later sees the same roster of 30 September
    ],
)
def test_who_has_just_retired_is_reminded(code: str, example: dict[str, Any], retired: str, day: str, severity: str) -> None:
    assert severities(code, example | {"退休日期": retired}, day) == [severity]


def member(n: int, group: str | None = GROUP) -> dict[str, object]:
    return person(n, 政治面貌="群众", 党支部代码=None, 学习小组代码=group)


@pytest.mark.parametrize(
    ("who_came", "of", "kind", "way", "held"),
    [
        ((1, 2), 3, "理论学习", "线下", 1),
        ((1,), 3, "理论学习", "线下", 0),  # one of three is no meeting of the group
        ((1,), 1, "理论学习", "线下", 1),  # the only one there is
        ((), 3, "理论学习", "线下", 0),
        ((7, 8), 3, "理论学习", "线下", 0),  # members of no group
        ((1, 2), 3, "荣誉退休", "线下", 0),  # not a study session
        ((1, 2), 3, "理论学习", "送学上门", 1),
    ],
)
def test_a_session_of_the_linked_branch_counts_when_members_came(
    who_came: tuple[int, ...], of: int, kind: str, way: str, held: int
) -> None:
    people = [*(member(n) for n in range(1, of + 1)), member(7, None), member(8, None)]
    rows = tables(
        学习小组=[{}], 离退休干部=people, 活动记录=[{"活动类型": kind, "活动方式": way}], 参加人员=[person(n) for n in who_came]
    )
    assert len(checked("C02-5", rows, on("2026-09-30"))) == 1 - held


def test_a_session_of_another_branch_does_not_count() -> None:
    rows = tables(
        学习小组=[{"挂联党支部代码": "530102000002"}],
        离退休干部=[member(1)],
        活动记录=[{"活动类型": "理论学习"}],
        参加人员=[person(1)],
    )
    assert len(checked("C02-5", rows, on("2026-09-30"))) == 1


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ([{"职务": "组长"}], 0),
        ([{"职务": "副组长"}], 1),
        ([], 1),
        ([{"职务": "组长", "免职日期": "2026-09-30"}], 1),
        ([{"职务": "组长", "免职日期": "2026-10-01"}], 0),
        ([{"职务": "组长", "任职日期": "2026-10-01"}], 1),
    ],
)
def test_a_group_has_a_leader(posts: list[dict[str, Any]], told: int) -> None:
    held = [{"任职组织代码": GROUP, "任职日期": "2025-06-01"} | post for post in posts]
    assert severities("C02-7", {"任职": held}, "2026-10-10") == [WARNING] * told


def test_a_group_led_by_somebody_who_died_has_no_leader() -> None:
    rows = tables(
        学习小组=[{}],
        任职=[{"任职组织代码": GROUP, "职务": "组长"}],
        离退休干部=[{"状态": "去世", "状态日期": "2026-05-01"}],
        党组织=[],
    )
    assert len(checked("C02-7", rows, on("2026-09-30"))) == 1
