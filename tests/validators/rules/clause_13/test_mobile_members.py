"""Clause 13: months away, contacts, both sides' registration."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators.plan_helpers import BRANCH, ERROR, OTHER, UNIT, WARNING, found, person, severities


@pytest.mark.parametrize(("day", "expected"), [("2026-07-09", 0), ("2026-07-10", 1), ("2026-07-11", 1)])
def test_six_whole_months_are_enough(day: str, expected: int) -> None:
    assert len(found("C13-1", {"外出日期": "2026-01-10", "通报流入地日期": None}, day)) == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-09-30", [WARNING]), ("2026-10-01", [ERROR])])
def test_a_quarter_without_contact(day: str, expected: list[str]) -> None:
    assert severities("C13-3", {}, day) == expected


@pytest.mark.parametrize(
    ("left", "back", "expected"),
    [
        ("2026-01-10", None, 1), ("2026-08-31", None, 1), ("2026-09-01", None, 1), ("2026-09-02", None, 0),
        ("2026-01-10", "2026-07-31", 0), ("2026-01-10", "2026-08-01", 1), ("2026-01-10", "2026-06-30", 0),
        ("2026-07-15", "2026-08-14", 0), ("2026-07-15", "2026-08-15", 1), ("2026-10-01", None, 0),
    ],
)  # fmt: skip
def test_less_than_a_whole_month_of_the_quarter_is_excused(left: str, back: str | None, expected: int) -> None:
    assert len(found("C13-3", {"外出日期": left, "返回日期": back}, "2026-10-15")) == expected


def test_a_contact_is_counted_in_its_own_quarter() -> None:
    contact = {"活动类型": "流动党员联系", "活动日期": "2026-05-01"}
    findings = found("C13-3", {"活动记录": [contact]}, "2026-09-30", "2026")
    assert [("第一季度" in f.message, f.severity) for f in findings] == [(True, ERROR), (False, WARNING)]


HOME = {"来源单位代码": UNIT, "党组织代码": BRANCH}


def both(home: dict[str, Any], receiving: dict[str, Any]) -> dict[str, Any]:
    rows = [{"来源单位代码": UNIT} | home, {"来源单位代码": OTHER} | receiving]
    return {"党组织": [HOME], "流动党员": rows}


def test_the_receiving_side_having_registered_is_seen_across_files() -> None:
    [finding] = found("C13-2", both({"流入登记": "否"}, {}))
    assert (finding.row, finding.severity) == (4, WARNING)
    assert "流入地已经登记" in finding.message


def test_a_member_received_whom_the_home_branch_does_not_list() -> None:
    [finding] = found("C13-2", both({"身份证号": "530102196001010012"}, {}))
    assert (finding.row, finding.severity, finding.column) == (5, ERROR, "流出党支部代码")


def test_a_member_received_from_outside_has_no_home_to_ask() -> None:
    assert found("C13-2", both({"身份证号": "530102196001010012"}, {"流出党支部代码": "510105000001"})) == []


def test_the_duties_of_the_home_branch_are_not_the_receiving_sides() -> None:
    rows = both({}, {"通报流入地日期": None})
    assert found("C13-1", rows, "2026-12-31") == []
    assert [f.row for f in found("C13-3", rows, "2026-10-01")] == [4]


ELSEWHERE = {"流出党支部代码": None, "流出党组织名称": "四川省成都市青羊区农业农村局退休干部党支部"}


@pytest.mark.parametrize("known", [[HOME], []], ids=["with its branches", "without branches"])
@pytest.mark.parametrize("code", ["C13-1", "C13-2", "C13-3", "C13-4", "F13"])
def test_a_member_from_another_province_accuses_nobody(code: str, known: list[dict[str, Any]]) -> None:
    """登记 by the receiving branch: its duties are others than those of the home branch, which has no code here."""
    row = ELSEWHERE | {"外出日期": "2025-01-10", "通报流入地日期": None, "流出登记": "否", "流动类型": "季节性"}
    told = found(code, {"流动党员": [row], "党组织": known, "参加人员": []}, "2027-01-05")
    assert [one for one in told if one.sheet == "流动党员"] == []


@pytest.mark.parametrize(
    ("left", "back", "day", "told"),
    [
        ("2026-03-30", None, "2026-09-30", 1),
        ("2026-04-05", None, "2026-10-10", 0),  # six months are full only after the period
        ("2025-01-10", "2025-12-01", "2026-09-30", 0),  # has come back: history
        ("2026-01-10", "2026-09-30", "2026-09-30", 0),
        ("2026-01-10", "2026-10-08", "2026-10-10", 1),  # was still away at the period's end
    ],
)
def test_notice_is_asked_of_whoever_is_still_away(left: str, back: str | None, day: str, told: int) -> None:
    row = {"外出日期": left, "返回日期": back, "通报流入地日期": None}
    assert len(found("C13-1", row, day)) == told


def test_the_receiving_branch_is_never_asked_for_the_notice() -> None:
    row = {"外出日期": "2026-01-10", "通报流入地日期": None}
    for own in ([], [{"党组织代码": "530102000002"}]):
        assert found("C13-1", row | {"党组织": own}) == []


@pytest.mark.parametrize(
    ("kind", "stays", "told"),
    [
        ("异地居住", [], 1),
        ("异地居住", [{}], 0),
        ("异地居住", [{"返回日期": "2026-08-01"}], 1),  # has come back
        ("异地居住", [{"返回日期": "2026-12-01"}], 0),
        ("异地居住", [{"身份证号": "530102196001010012"}], 1),  # somebody else
        ("季节性流动", [], 0),
        ("正常参加", [], 0),
    ],
)
def test_who_lives_elsewhere_is_among_the_mobile(kind: str, stays: list[dict[str, Any]], told: int) -> None:
    assert len(found("C13-5", {"党员管理类别": kind, "流动党员": stays})) == told


@pytest.mark.parametrize(
    ("kind", "left", "back", "months"),
    [
        ("不足六个月", "2025-01-20", None, 20),
        ("不足六个月", "2026-03-30", None, 6),
        ("不足六个月", "2026-04-01", None, 0),
        ("不足六个月", "2025-01-20", "2026-09-01", 0),  # back: history
        ("长期", "2025-01-20", None, 0),
        ("季节性", "2025-01-20", None, 0),
    ],
)
def test_a_stay_of_six_months_is_no_longer_a_short_one(kind: str, left: str, back: str | None, months: int) -> None:
    messages = [one.message for one in found("C13-6", {"流动类型": kind, "外出日期": left, "返回日期": back})]
    assert [f"已满 {months} 个月" in message for message in messages] == ([True] if months else [])


@pytest.mark.parametrize("code", ["C13-1", "C13-3", "C13-4"])
@pytest.mark.parametrize(
    ("state", "since", "told"),
    [
        ("在册", None, 1), ("去世", "2026-03-01", 0), ("转出", "2026-06-30", 0), ("去世", None, 0),
        ("去世", "2026-10-02", 1),  # after the period: next quarter's roster tells it
    ],
)  # fmt: skip
def test_nothing_is_asked_for_who_died_or_moved_out_meanwhile(code: str, state: str, since: str | None, told: int) -> None:
    """Nobody notifies the other side of somebody dead, or asks how they are."""
    away = person(1, 外出日期="2026-01-10", 流动类型="季节性" if code == "C13-4" else "长期", 通报流入地日期=None)
    roster = [person(1, 状态=state, 状态日期=since)]
    sheets: dict[str, Any] = {"离退休干部": roster, "活动记录": [], "参加人员": [], "党组织": [{}]}
    assert len(found(code, {**away, **sheets}, "2026-10-01")) == told
