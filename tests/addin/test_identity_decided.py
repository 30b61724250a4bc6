"""Who decides whether two numbers are one person's: the paying office. What units write is a proposal, told and not followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import PREFECTURE, TWO, Desk, account, number, warned

OWN_TWO = """
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国  | 书记 |
| 一局 | 张建国* | 委员 |
"""


def decision(one: str, other: str, said: str, day: str = "2026-08-20") -> dict[str, str]:
    return {"身份证号一": number(one), "身份证号二": number(other), "认定结果": said, "认定日期": day}


def test_a_unit_cannot_have_its_own_pair_paid_twice(desk: Desk) -> None:
    """One name, numbers a year apart: held (S05) until the office has looked at the papers, whatever the unit says."""
    desk.rosters(OWN_TWO, accounts=False)
    accounts = [account("张建国"), account("张建国*", 账号="6223690000000000023")]
    desk.unit_form("一局", 收款账户=accounts, 重复认定=[decision("张建国", "张建国*", "不同人")])
    before = desk.computes()
    assert {line["outcome"] for line in before["lines"]} == {"pay"}, "not even suspected: nothing to decide"
    desk.unit_form("一局", 收款账户=accounts, 重复认定=[decision("张建国", "张建国*", "同一人")])
    made = desk.computes()
    assert {line["outcome"] for line in made["lines"]} == {"pay"}
    assert "单位只能提出建议" in warned(made, "S22")[0]
    desk.standards(重复认定=[decision("张建国", "张建国*", "同一人")])
    assert {(line["post"], line["outcome"]) for line in desk.computes()["lines"]} == {("书记", "pay"), ("委员", "blocked")}


@pytest.mark.parametrize("where", ["一局", "三局"])
def test_a_unit_cannot_leave_strangers_unpaid(desk: Desk, where: str) -> None:
    desk.rosters(TWO)
    accounts = [account("张建国")] if where == "一局" else []
    desk.unit_form(where, 收款账户=accounts, 重复认定=[decision("张建国", "李秀英", "同一人")])
    made = desk.computes()
    assert {line["outcome"] for line in made["lines"]} == {"pay"}
    assert len(warned(made, "S22")) == 1
    assert desk.pays() == "1530.00"
    desk.sound()


def test_an_office_does_not_decide_on_numbers_nobody_knows(desk: Desk) -> None:
    desk.rosters(TWO)
    desk.standards(重复认定=[decision("张建国", "王志强", "同一人")])
    made = desk.computes()
    assert "都没有的" in warned(made, "S22")[0]
    desk.approves()
    assert desk.money("pay", "--by", "赵强")["amount_now"] == "1530.00"
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 三局 | 王志强 | 委员 |")
    assert warned(desk.computes(), "S22") == []


def test_a_county_decides_on_its_own_for_the_prefecture_too(clerk: Clerk, tmp_path: Path) -> None:
    """The decision is passed up with the county's workbook; a unit's proposal in it stays one."""
    county, prefecture = Desk(clerk, tmp_path), Desk(clerk, tmp_path, PREFECTURE)
    county.standards(重复认定=[decision("张建国", "李秀英", "同一人")])
    county.rosters(f"{TWO}| 三局 | 王志强 | 委员 |")
    county.unit_form("三局", 收款账户=[account("王志强")], 重复认定=[decision("王志强", "张建国", "同一人")])
    county.types("consolidate", "--period", "2026Q3", "-o", tmp_path / "上报")
    prefecture.standards()
    prefecture.receives(*(tmp_path / "上报").glob("*.xlsx"))
    made = prefecture.computes()
    assert {line["name"]: line["outcome"] for line in made["lines"]} == {"张建国": "pay", "李秀英": "blocked", "王志强": "pay"}
    assert len(warned(made, "S22")) == 1


def test_a_corrected_number_is_held_though_the_branch_was_renamed(desk: Desk) -> None:
    """S05: the branch is known by its code; by its new name nobody would see that its secretary was paid already."""
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国* | 书记 |")
    desk.pays()
    desk.reopens()
    renamed = desk.roster_of("一局", "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |")
    renamed["党组织"][0]["党组织名称"] = "一局老干部支部"
    desk.roster_form("一局", renamed)
    desk.unit_form("一局", 收款账户=[account("张建国")])
    made = desk.computes()
    assert {(line["organisation_name"], line["rule"]) for line in made["lines"]} == {("一局老干部支部", "S05")}


TWIN = """
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国* | 委员 |
| 二局 | 张建国  | 书记 |
"""


def decides(desk: Desk, said: str, day: str) -> None:
    desk.standards(重复认定=[decision("张建国", "张建国*", said, day)])


@pytest.mark.parametrize("between", [False, True])
def test_who_was_taken_for_another_is_paid_when_that_is_corrected(desk: Desk, between: bool) -> None:
    """“同一人 corrected to 不同人 leaves the innocent number blocked”, whether or not somebody was paid in between."""
    desk.rosters(TWIN)
    decides(desk, "同一人", "2026-08-20")
    made = desk.computes()
    assert {(line["post"], line["outcome"]) for line in made["lines"]} == {("书记", "pay"), ("委员", "blocked")}
    desk.approves()
    if between:
        assert desk.money("pay", "--by", "赵强")["amount_now"] == "900.00"
        desk.sound()
    decides(desk, "不同人", "2026-09-20")
    assert desk.pays() == ("630.00" if between else "1530.00")
    desk.sound()
    assert desk.adjusts() == ""


def test_the_innocent_is_paid_by_an_adjustment_too(desk: Desk) -> None:
    desk.rosters(TWIN)
    decides(desk, "同一人", "2026-08-20")
    assert desk.pays() == "900.00"
    decides(desk, "不同人", "2026-09-20")
    assert desk.adjusts() == "630.00"
    assert desk.adjusts() == ""
    desk.sound()


def test_strangers_taken_for_one_a_second_time_are_not_paid_again(desk: Desk) -> None:
    """Paid under both numbers, then found to be one after all: what was paid twice is to be recovered, 630 of it."""
    desk.rosters(TWIN)
    decides(desk, "同一人", "2026-08-20")
    assert desk.pays() == "900.00"
    decides(desk, "不同人", "2026-09-01")
    assert desk.pays() == "630.00"
    decides(desk, "同一人", "2026-09-20")
    told = warned(desk.computes(), "S13")
    assert told == [
        f"张建国 2026-{month} 已在批次 2026Q3-1、2026Q3-2 发放 2 笔，共 510.00 元，"
        "按现在收到的资料应发 300.00 元，多发 210.00 元。"
        for month in ("07", "08", "09")
    ]
    for outcome, said, day in (("lower", "同一人", "2026-09-20"), ("restore", "不同人", "2026-09-25")):
        decides(desk, said, day)
        made = desk.money("adjust", "--by", "李明")
        assert {(line["month"], line["outcome"], line["amount"]) for line in made["lines"]} == {
            (f"2026-{month}", outcome, "210.00") for month in ("07", "08", "09")
        }
        desk.adjusts()
        assert desk.ledger("verify")["problems"] == []
