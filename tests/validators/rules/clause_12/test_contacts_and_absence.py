"""Clause 12: who keeps in contact, who stays away for long, and visits that are counted without names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import BRANCH, OTHER, UNIT, WARNING, checked, found, on, person, tables

SECOND = "530102000002"


def rows(*leaders: tuple[str, str | None]) -> list[dict[str, object]]:
    """Branches, each with its unit and its 联系领导."""
    return [{"来源单位代码": u, "党组织代码": f"53010200000{n}", "联系领导": who} for n, (u, who) in enumerate(leaders)]


@pytest.mark.parametrize(
    ("branches", "expected"),
    [
        ([(UNIT, "赵强"), (UNIT, None)], [5]),
        ([(UNIT, None), (UNIT, None)], []),  # the unit does not keep the list in this form
        ([(UNIT, "赵强"), (OTHER, None)], []),  # another unit's list says nothing of this one
        ([(UNIT, "赵强"), (UNIT, "李明")], []),
    ],
)
def test_every_branch_has_a_leader_in_contact(branches: list[tuple[str, str | None]], expected: list[int]) -> None:
    told = checked("C12-6", tables(党组织=rows(*branches)), on("2026-09-30"))
    assert [(one.row, one.severity) for one in told] == [(row, WARNING) for row in expected]


@pytest.mark.parametrize(
    ("rank", "other", "same"),
    [
        ("乡科级正职", "乡科级副职", True),
        ("县处级副职", "县处级副职", True),
        ("厅局级正职", "县处级正职", False),
        ("乡科级正职", "县处级副职", False),
        ("专业技术正高", "县处级正职", True),  # no common scale
        ("工勤", "科员及以下", True),
        ("县处级正职", None, True),  # not told which
    ],
)
def test_the_contact_is_of_the_same_rank(rank: str, other: str | None, same: bool) -> None:
    assert bool(found("C12-7", {"退休时职级": rank, "联系干部职级": other})) is not same


def meetings(*days: str, came: int = 2) -> list[dict[str, object]]:
    return [{"活动编号": f"A{n}", "活动日期": day, "实到人数": str(came)} for n, day in enumerate(days)]


def present(*numbers: int, at: int = 2) -> list[dict[str, object]]:
    return [{"活动编号": f"A{n}", **person(one)} for n in range(at) for one in numbers]


def absent(*days: str, period: str = "2026Q3", as_of: str = "2026-09-30", **second: Any) -> list[int]:
    """The rows told of three members, of whom the third was at none of the meetings."""
    people = [person(1), person(2), person(3) | second]
    held = {"活动记录": meetings(*days), "参加人员": present(1, 2, at=len(days)), "离退休干部": people}
    return [one.row for one in checked("C12-8", tables(**held), on(as_of, period))]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2026-04-01", "2026-09-30"), [6]),  # the six months to the period's end
        (("2026-03-31", "2026-09-30"), []),  # the first half of them is not recorded
        (("2026-04-01", "2026-06-30"), []),  # nor the second
        (("2026-05-10", "2026-07-01"), [6]),
    ],
)
def test_six_months_without_a_record(days: tuple[str, ...], expected: list[int]) -> None:
    assert absent(*days) == expected


@pytest.mark.parametrize(
    "reason",
    [
        {"党员管理类别": "居家养老"}, {"党员管理类别": "长期患病"}, {"党员管理类别": "异地居住"}, {"党员管理类别": "季节性流动"},
        {"健康状况": "失能半失能"}, {"政治面貌": "群众"}, {"状态": "去世"}, {"党支部代码": SECOND}, {"退休日期": "2026-05-31"},
    ],
)  # fmt: skip
def test_who_has_a_reason_or_is_not_asked_for_is_not_told(reason: dict[str, str]) -> None:
    assert absent("2026-04-20", "2026-08-20") == [6]
    assert absent("2026-04-20", "2026-08-20", **reason) == []


def test_a_list_of_some_participants_says_nothing_of_the_others() -> None:
    held = {"活动记录": meetings("2026-04-20", "2026-08-20", came=20), "参加人员": present(1, 2)}
    assert checked("C12-8", tables(离退休干部=[person(3)], **held), on("2026-09-30")) == []


def test_the_day_on_which_an_office_judges_does_not_shift_the_months() -> None:
    assert absent("2026-04-01", "2026-09-30", as_of="2026-10-10") == [6]


def test_nobody_who_stayed_away_or_was_visited_is_named() -> None:
    people = [person(1, 姓名="王某"), person(3, 姓名="赵某")]
    held = {"活动记录": meetings("2026-04-20", "2026-08-20", came=1), "参加人员": present(1), "离退休干部": people}
    (away,) = checked("C12-8", tables(**held), on("2026-09-30"))
    visits = {"活动记录": [{"活动类型": "回访"}], "参加人员": [{"姓名": "赵某", "参加身份": "党员"}]}
    (visited,) = checked("C12-9", tables(**visits), on("2026-09-30"))
    for told in (away, visited):
        assert not any(word in told.message + told.fix + told.value for word in ("赵某", "53010219"))


@pytest.mark.parametrize(
    ("state", "times", "owed"),
    [
        ("已完成", None, False), ("已完成", "1", False), ("进行中", "2", False),
        ("已完成", "0", True), ("未开展", None, True), ("进行中", None, True),
    ],
)  # fmt: skip
def test_visits_are_counted_by_their_number(state: str, times: str | None, owed: bool) -> None:
    matter = {"事项": "回访", "完成情况": state, "次数": times}
    assert bool(found("C12-3", matter, "2027-01-01", "2026Q4")) is owed


def test_the_branch_whose_members_are_meant_is_the_one_that_kept_the_lists() -> None:
    assert BRANCH != SECOND
    held = {"活动记录": meetings("2026-04-20", "2026-08-20"), "参加人员": present(1, 2)}
    people = [person(3), person(4, 党支部代码=SECOND)]
    assert [one.row for one in checked("C12-8", tables(离退休干部=people, **held), on("2026-09-30"))] == [4]
