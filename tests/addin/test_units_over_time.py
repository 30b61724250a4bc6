"""A unit that is merged, divided, given another code or dissolved keeps its people and their history.

Written from the issue's words: no 未报 is asked of a unit that is no longer there; its persons are not gone without a word, nor
paid twice, nor lost.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from addin.consolidation.consolidate import consolidate
from addin.errors import Refused
from addin.submissions.folder import Office, open_office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate, save_units
from addin.submissions.status import status
from addin.usecases.explain import explain_figure
from addin.usecases.unit_changes import cancel_reorganisation, reorganise
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import Desk
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from workbook_templates.values.period import Period

Q2, Q3, Q4 = (Period.parse(f"2026Q{n}") for n in (2, 3, 4))
PEOPLE, BODIES, POSTS = "离退休干部", "党组织", "任职"
BRANCH = {n: f"530102{n:06d}" for n in (1, 2, 3, 4)}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = found(tmp_path / "盘龙区", units=registered(1, 2, 3, 4, kinds=("roster",)))
    for n in (1, 2, 3):
        accepted_one(send(made, tmp_path, n, roster(n), "2026Q2"))
    return made


def send(office: Office, folder: Path, number: int, rows: Rows, period: str, times: int = 1) -> ReceiveOutcome:
    day = {"2026Q2": "2026-06-28", "2026Q3": "2026-09-28", "2026Q4": "2026-12-28"}[period]
    file = write(
        folder / f"{period}_{number}_{times}.xlsx", "roster", rows, **unit(number), 报告期=period, 填报日期=day, 报送次数=times
    )
    (outcome,) = receive(office, [file])
    return outcome


def accepted_one(outcome: ReceiveOutcome) -> None:
    assert outcome.result == "accepted", [one.message for one in outcome.findings]


def both(one: int, other: int, *without: int) -> Rows:
    """The roster of a unit that has taken another over, with its branch; ``without`` some persons."""
    mine, theirs = roster(one), roster(other)
    theirs[BODIES][0]["党组织名称"] = f"{unit_name(one)}离退休干部第二党支部"  # C06-1: it is this unit's by now
    rows = {sheet: [*mine[sheet], *theirs[sheet]] for sheet in mine}
    gone = {person(n)["身份证号"] for n in without}
    return {sheet: [row for row in those if row.get("身份证号") not in gone] for sheet, those in rows.items()}


def asked(office: Office, period: Period) -> list[str]:
    return [line.unit.name for line in status(office, period).lines]


def lost(office: Office, folder: Path, period: Period = Q3) -> list[str]:
    return [one.message for one in consolidate(office, period, folder / "上报").findings if one.rule == "T17"]


def test_a_unit_that_was_merged_is_asked_for_nothing_and_loses_nobody(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "机构改革", into=[unit_code(1)])
    assert unit_name(3) not in asked(office, Q3)
    assert unit_name(3) in asked(office, Q2)
    accepted_one(send(office, tmp_path, 1, both(1, 3), "2026Q3"))
    accepted_one(send(office, tmp_path, 2, roster(2), "2026Q3"))
    assert lost(office, tmp_path) == []
    for n, rows in ((1, both(1, 3)), (2, roster(2))):
        accepted_one(send(office, tmp_path, n, rows, "2026Q4"))
    assert lost(office, tmp_path, Q4) == []


def test_who_went_with_no_unit_is_told(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "机构改革", into=[unit_code(1)])
    accepted_one(send(office, tmp_path, 1, both(1, 3, 302), "2026Q3"))
    (message,) = lost(office, tmp_path)
    assert str(person(302)["姓名"]) in message
    assert unit_name(1) in message, "the unit that took it over is to be asked"


def test_a_divided_unit_loses_nobody_whoever_reports_first(office: Office, tmp_path: Path) -> None:
    """Two persons of unit 1 go to unit 4, which is new; one of them is on nobody's roster."""
    reorganise(office.root, unit_code(1), "2026Q3", "张敏", "分设", into=[unit_code(4)], stays=True)
    assert unit_name(4) not in asked(office, Q2), "it was not there yet"
    assert unit_name(4) in asked(office, Q3)
    rest = roster(1)
    rest[PEOPLE] = rest[PEOPLE][:2] + [person(n) | {"党支部代码": BRANCH[1]} for n in (110, 111)]
    accepted_one(send(office, tmp_path, 1, rest, "2026Q3"))
    new = roster(4)
    new[PEOPLE] += [person(102) | {"党支部代码": BRANCH[4]}]
    accepted_one(send(office, tmp_path, 4, new, "2026Q3"))
    (message,) = lost(office, tmp_path)
    assert str(person(103)["姓名"]) in message
    new[PEOPLE] += [person(103) | {"党支部代码": BRANCH[4]}]
    accepted_one(send(office, tmp_path, 4, new, "2026Q3", times=2))
    assert lost(office, tmp_path) == []


def test_the_office_above_is_told_of_nobody_who_went_with_the_unit(office: Office, tmp_path: Path) -> None:
    """Two go from unit 1 to unit 4, which is new: in the county's workbook both units are there, and nobody is missing."""
    above = found(tmp_path / "昆明市", "530100", "prefecture", [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    reorganise(office.root, unit_code(1), "2026Q3", "张敏", "分设", into=[unit_code(4)], stays=True)
    accepted_one(receive(above, [consolidate(office, Q2, tmp_path / "二季度").outputs[0].path])[0])
    rest, new = roster(1, 2), roster(4)
    rest[PEOPLE] += [person(n) | {"党支部代码": BRANCH[1]} for n in (110, 111)]
    new[PEOPLE] += [person(n) | {"党支部代码": BRANCH[4]} for n in (102, 103)]
    for n, rows in ((1, rest), (4, new), (2, roster(2)), (3, roster(3))):
        accepted_one(send(office, tmp_path, n, rows, "2026Q3"))
    (outcome,) = receive(above, [consolidate(office, Q3, tmp_path / "三季度").outputs[0].path])
    accepted_one(outcome)
    assert "T17" not in {one.rule for one in outcome.findings}


def test_nobody_is_lost_where_the_unit_that_took_over_was_merged_too(office: Office, tmp_path: Path) -> None:
    """Unit 3 goes into 1, and 1 into 2, both from the third quarter: whose roster lacks somebody of 3 is unit 2."""
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "机构改革", into=[unit_code(1)])
    reorganise(office.root, unit_code(1), "2026Q3", "张敏", "机构改革", into=[unit_code(2)])
    all_three = {sheet: [*rows, *both(2, 3)[sheet][len(roster(2)[sheet]) :]] for sheet, rows in both(2, 1, 101).items()}
    without = {person(n)["身份证号"] for n in (302,)}
    rows = {sheet: [row for row in those if row.get("身份证号") not in without] for sheet, those in all_three.items()}
    rows[BODIES][2]["党组织名称"] = f"{unit_name(2)}离退休干部第三党支部"
    accepted_one(send(office, tmp_path, 2, rows, "2026Q3"))
    told = lost(office, tmp_path)
    assert [str(person(n)["姓名"]) in message for n, message in zip((302, 101), told, strict=True)] == [True, True]
    assert all(unit_name(2) in message for message in told)


def test_nobody_of_a_dissolved_unit_is_lost(office: Office, tmp_path: Path) -> None:
    """Unit 3 is dissolved; 302 is on the roster of unit 1, the three others are nowhere. Told once every roster is there."""
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "撤销")
    taken = roster(1)
    taken[PEOPLE] += [person(302) | {"党支部代码": BRANCH[1]}]
    accepted_one(send(office, tmp_path, 1, taken, "2026Q3"))
    accepted_one(send(office, tmp_path, 2, roster(2), "2026Q3"))
    assert lost(office, tmp_path) == [], "unit 4 is still to report, and may list them"
    accepted_one(send(office, tmp_path, 4, roster(4), "2026Q3"))
    told = lost(office, tmp_path)
    assert [str(person(n)["姓名"]) in message for n, message in zip((300, 301, 303), told, strict=True)] == [True] * 3
    assert all(unit_name(3) in message for message in told)


def test_a_unit_that_was_divided_and_then_merged_keeps_its_whole_history(office: Office, tmp_path: Path) -> None:
    """Two of unit 1 go to 4 in the third quarter and the rest with the unit to 2 in the fourth: what was divided stays so."""
    reorganise(office.root, unit_code(1), "2026Q3", "张敏", "分设", into=[unit_code(4)], stays=True)
    reorganise(office.root, unit_code(1), "2026Q4", "张敏", "机构改革", into=[unit_code(2)])
    rest, new = roster(1), roster(4)
    rest[PEOPLE] = rest[PEOPLE][:2] + [person(n) | {"党支部代码": BRANCH[1]} for n in (110, 111)]
    new[PEOPLE] += [person(n) | {"党支部代码": BRANCH[4]} for n in (102, 103)]
    accepted_one(send(office, tmp_path, 1, rest, "2026Q3"))  # that 102 and 103 are missing is no error of unit 1
    accepted_one(send(office, tmp_path, 4, new, "2026Q3"))
    assert lost(office, tmp_path) == []
    assert unit_name(1) not in asked(office, Q4)
    cancel_reorganisation(office.root, unit_code(1), "张敏", "没有并")
    assert unit_name(1) in asked(office, Q4)
    assert unit_name(4) not in asked(office, Q2), "the division was no mistake"


def test_a_unit_divided_and_joined_again_is_found(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(1), "2026Q3", "张敏", "分设", into=[unit_code(4)], stays=True)
    reorganise(office.root, unit_code(4), "2026Q4", "张敏", "又并回", into=[unit_code(1)])
    assert [one.unit for one in explain_figure(office.root, "2026Q2", "I02-1", unit_code(4)).counted] == [unit_code(1)] * 4
    with pytest.raises(Refused, match="没有代码为"):
        explain_figure(office.root, "2026Q2", "I02-1", unit_code(9))


def test_two_units_do_not_end_in_each_other(office: Office) -> None:
    reorganise(office.root, unit_code(3), "2026Q4", "张敏", "机构改革", into=[unit_code(1)])
    with pytest.raises(Refused, match="反过来"):
        reorganise(office.root, unit_code(1), "2026Q3", "张敏", "机构改革", into=[unit_code(3)])


def test_a_unit_that_has_ended_reports_its_past_alone(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "换了代码", into=[unit_code(4)])
    outcome = send(office, tmp_path, 3, roster(3), "2026Q3")
    assert outcome.result == "returned"
    assert any("从2026年第三季度起并入盘龙区第四局" in one.message for one in outcome.findings)
    accepted_one(send(office, tmp_path, 3, roster(3, 5), "2026Q2", times=2))
    cancel_reorganisation(office.root, unit_code(3), "张敏", "登记错了")
    accepted_one(send(office, tmp_path, 3, roster(3, 5), "2026Q3", times=3))
    assert unit_name(3) in asked(office, Q3)


def test_its_people_are_found_under_both_codes(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(3), "2026Q3", "张敏", "换了代码", into=[unit_code(4)])
    accepted_one(send(office, tmp_path, 4, roster(4, first=300), "2026Q3"))
    told = {
        (period, n): [one.unit for one in explain_figure(office.root, period, "I02-1", unit_code(n)).counted]
        for period in ("2026Q2", "2026Q3")
        for n in (3, 4)
    }
    assert told == {
        ("2026Q2", 3): [unit_code(3)] * 4, ("2026Q2", 4): [unit_code(3)] * 4,
        ("2026Q3", 3): [unit_code(4)] * 4, ("2026Q3", 4): [unit_code(4)] * 4,
    }  # fmt: skip


def test_a_dissolved_unit_is_named_in_the_status(office: Office, clerk: Clerk) -> None:
    words = (
        "office",
        "reorganise",
        unit_code(3),
        "--from",
        "2026Q3",
        "--office",
        office.root,
        "--by",
        "张敏",
        "--reason",
        "撤销",
    )
    clerk.types(*words)
    assert clerk.status == 0, clerk.scolded
    clerk.types("status", "--office", office.root, "--period", "2026Q3")
    assert "盘龙区第三局从2026年第三季度起撤销" in clerk.said
    clerk.types("status", "--office", office.root, "--period", "2026Q3", "--json")
    assert json.loads(clerk.said)["expected"] == 3
    clerk.types("ledger", "verify", "--office", office.root)
    assert clerk.status == 0


@pytest.mark.parametrize(
    ("into", "stays", "told"),
    [([1], False, "自己"), ([], True, "归哪个单位"), ([9], False, "登记簿里没有")],
    ids=["itself", "nobody", "unknown"],
)
def test_what_cannot_be_is_refused(office: Office, into: list[int], told: str, *, stays: bool) -> None:
    with pytest.raises(Refused, match=told):
        reorganise(office.root, unit_code(1), "2026Q3", "张敏", "改革", into=[unit_code(n) for n in into], stays=stays)


BEFORE = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 三局 | 王志强 | 书记 |
"""
AFTER = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 王志强 | 书记 |
"""
DEAD = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 在册 |            |
| 一局 | 王志强 | 书记 | 去世 | 2026-08-15 |
"""


def with_branch_three(desk: Desk, text: str) -> Rows:
    """The roster of unit 1 after it has taken unit 3 over: 王志强 is secretary of the branch that was unit 3's."""
    mine, theirs = desk.roster_of("一局", text), desk.roster_of("三局", BEFORE)
    for sheet in (BODIES, "学习小组"):
        mine[sheet] = [*mine[sheet], *theirs[sheet]]
    for row in mine[POSTS]:
        if row["姓名"] == "王志强":
            row["任职组织代码"] = theirs[BODIES][0]["党组织代码"]
    return mine


def test_who_moved_with_the_unit_is_paid_once_and_a_death_told_later_counts(desk: Desk) -> None:
    """王志强 is paid 300 a month under unit 3 in Q3 and under unit 1 in Q4, by the account that unit 3 reported. Then unit 1
    tells that he died in August: September and all of Q4 were too much (S15), 1200 yuan.
    """
    save_units(open_office(desk.root), registered(1, 3, kinds=("roster",)))
    desk.rosters(BEFORE)
    assert desk.pays() == "1800.00"
    said = ("--from", "2026Q4", "--into", unit_code(1), "--by", "张敏", "--reason", "机构改革")
    desk.types("office", "reorganise", unit_code(3), *said)
    assert desk.clerk.status == 0, desk.clerk.scolded
    desk.roster_form("一局", with_branch_three(desk, AFTER), "2026Q4")
    assert desk.pays("2026Q4") == "1800.00"
    desk.reopens("2026Q4")
    desk.roster_form("一局", with_branch_three(desk, DEAD), "2026Q4")
    made = desk.money("adjust", "--by", "李明", period="2026Q3..2026Q4")
    owed = {(one["name"], one["month"]): (one["outcome"], one["amount"]) for one in made["lines"]}
    assert owed == {("王志强", f"2026-{month:02d}"): ("lower", "300.00") for month in range(9, 13)}
