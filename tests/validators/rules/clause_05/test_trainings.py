"""Clauses 4, 5 and 9: trainings and lectures by day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import ERROR, INFO, WARNING, found, on, person, severities, tables
from validators.due import due

YEAR = [("2025-12-31", []), ("2026-01-01", [WARNING]), ("2026-12-31", [WARNING]), ("2027-01-01", [ERROR])]
TRAINING = {"活动类型": "培训", "培训层级": "单位兜底"}


@pytest.mark.parametrize("code", ["C04-1", "C05-2"])
@pytest.mark.parametrize(("day", "expected"), YEAR)
def test_a_warning_in_the_year_and_an_error_after_it(code: str, day: str, expected: list[str]) -> None:
    assert severities(code, {"任职日期": "2020-01-01"} if code == "C05-2" else {}, day, "2026Q4") == expected


@pytest.mark.parametrize("code", ["C04-1", "C05-2"])
@pytest.mark.parametrize(("held", "expected"), [("2025-12-31", 1), ("2026-01-01", 0), ("2026-12-31", 0), ("2027-01-01", 1)])
def test_a_training_of_the_calendar_year_counts(code: str, held: str, expected: int) -> None:
    assert len(found(code, {"活动记录": [TRAINING | {"活动日期": held}]}, "2027-01-31", "2026Q4")) == expected


def test_a_person_with_two_posts_is_told_once() -> None:
    posts = [{"职务": "书记"}, {"职务": "委员", "任职组织代码": "530102000002"}]
    assert len(found("C05-2", {"任职": posts}, "2027-01-01")) == 1


def test_who_gave_up_the_post_during_the_year_owes_nothing_at_its_end() -> None:
    assert found("C05-2", {"免职日期": "2026-12-31"}, "2027-01-01", "2026Q4") == []
    assert len(found("C05-2", {"免职日期": "2027-01-01"}, "2027-01-01")) == 1


PROVINCE: dict[str, Any] = {"单位代码": "530000", "填报单位": "省委老干部局"}
LECTURE = {"组织代码": "530000", "活动类型": "大讲坛", "活动主题": "“云岭银潮之声”大讲坛第3期"}


@pytest.mark.parametrize(("day", "expected"), [("2026-09-30", [WARNING]), ("2026-10-01", [ERROR])])
def test_the_province_owes_a_lecture_a_quarter(day: str, expected: list[str]) -> None:
    assert severities("C05-1", PROVINCE, day) == expected
    assert found("C05-1", PROVINCE | {"活动记录": [LECTURE]}, day) == []


@pytest.mark.parametrize("code", ["530100", "530102", "11530000015101001R"])
def test_nobody_else_owes_it(code: str) -> None:
    assert found("C05-1", PROVINCE | {"单位代码": code}, "2027-01-01") == []


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-09-30", []), ("2026-10-01", [WARNING]), ("2026-12-31", [WARNING]), ("2027-01-01", [ERROR])]
)
def test_the_province_trains_staff_once_a_year(day: str, expected: list[str]) -> None:
    assert severities("C09-1", PROVINCE, day, "2026Q4") == expected


@pytest.mark.parametrize(
    ("retired", "expected"),
    [("2026-11-30", 1), ("2026-12-01", 0), ("2026-12", 0), ("2026-12-31", 0), ("2026-03-31", 1)],
)
def test_who_retired_in_the_last_thirty_days_owes_no_training_of_the_year(retired: str, expected: int) -> None:
    assert len(found("C04-1", {"退休日期": retired}, "2027-01-10", "2026Q4")) == expected


@pytest.mark.parametrize(("appointed", "expected"), [("2026-11-30", 1), ("2026-12-01", 0), ("2026-12-31", 0), ("2027-01-05", 0)])
def test_who_was_appointed_in_the_last_thirty_days_owes_no_training_of_the_year(appointed: str, expected: int) -> None:
    assert len(found("C05-2", {"任职日期": appointed}, "2027-01-10", "2026Q4")) == expected


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        ({"健康状况": "失能半失能"}, INFO),
        ({"健康状况": "长期住院"}, INFO),
        ({"党员管理类别": "长期患病"}, INFO),
        ({"健康状况": "患慢性病"}, ERROR),
        ({"党员管理类别": "居家养老"}, ERROR),
        ({"备注": "长期患病"}, ERROR),  # a remark excuses nobody: anything may stand there
    ],
)
def test_who_can_hardly_be_reached_is_told_and_not_held_against_the_unit(state: dict[str, str], severity: str) -> None:
    assert severities("C04-1", state, "2027-01-10", "2026Q4") == [severity]


def test_the_excused_are_neither_due_nor_counted() -> None:
    people = [person(1), person(2, 健康状况="失能半失能"), person(3, 退休日期="2026-12-15")]
    at_hand = tables(封面=[{}], 离退休干部=people, 活动记录=[], 参加人员=[])
    [line] = [one for one in due(at_hand, on("2027-01-10", "2026Q4")) if one.rule == "C04-1"]
    assert (line.have, line.need, line.late) == (0, 1, True)


@pytest.mark.parametrize(
    ("way", "came", "owing"),
    [("线下", "18", 0), ("送学上门", "12", 0), ("送学上门", "1", 1)],
)
def test_teaching_one_person_at_home_is_no_collective_training(way: str, came: str, owing: int) -> None:
    training = {"活动类型": "培训", "培训层级": "单位兜底", "活动方式": way, "应到人数": came, "实到人数": came}
    example = {"活动记录": [training], "参加人员": [{}]}
    assert len(found("C05-2", example)) == owing
    assert found("C04-1", example) == []  # but it trains the person


@pytest.mark.parametrize(
    ("theme", "owing"),
    [("“云岭银潮之声”大讲坛第3期", 0), ("云岭银潮之声大讲坛", 0), ("健康知识大讲坛", 1), ("学习党章和党规党纪", 1)],
)
def test_only_the_lecture_of_that_name_is_the_lecture(theme: str, owing: int) -> None:
    assert len(found("C05-1", {"单位代码": "530000", "活动记录": [LECTURE | {"活动主题": theme}]})) == owing


@pytest.mark.parametrize(
    ("actor", "tier", "told"),
    [
        ("530102000001", "县级普遍", 0),  # the county's training, recorded under the branch
        ("X530102000001", "县级普遍", 0),
        ("530102000001", "单位兜底", 0),
        ("530102000001", "州市重点", 1),
        ("530100000001", "州市重点", 0),
        ("530102", "县级普遍", 0),
        ("530102", "单位兜底", 1),
    ],
)
def test_a_tier_says_whose_training_it_was(actor: str, tier: str, told: int) -> None:
    assert len(found("C05-3", {"活动类型": "培训", "组织代码": actor, "培训层级": tier})) == told
