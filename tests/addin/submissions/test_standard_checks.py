"""A unit sets standards for itself alone, never above its office's: anything else is told or sent back, and never used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import COUNTY, Desk, account, expected, outcome, table
from tests.addin.submitted_files import unit, unit_code

LEADERS = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 组长 |
| 二局 | 李秀英 | 组长 |
"""
OWN, OTHER = unit_code(1), unit_code(2)


def form_of(desk: Desk, rows: str) -> Path:
    sheets: dict[str, list[Any]] = {"收款账户": [account("张建国")], "工作经费": [], "重复认定": []}
    return desk.letter("allowance", sheets | {"补贴标准": table(rows)}, "2026Q3", **unit(1))


def row(post: str, scope: str, amount: str) -> str:
    return f"| 职务 | 适用范围代码 | 月标准 |\n|--|--|--|\n| {post} | {scope} | {amount} |"


@pytest.mark.parametrize(
    ("post", "scope", "amount", "because"),
    [
        ("组长", "530100", "9999", "无权规定这个范围"),
        ("组长", "530102", "0", "无权规定这个范围"),
        ("书记", "530000", "300", "无权规定这个范围"),
        ("委员", OTHER, "10", "无权规定这个范围"),
    ],
)
def test_a_unit_s_form_that_sets_pay_for_others_is_sent_back(
    desk: Desk, post: str, scope: str, amount: str, because: str
) -> None:
    desk.types("receive", form_of(desk, row(post, scope, amount)))
    assert desk.clerk.status == 1
    assert "已退回" in desk.clerk.said
    assert because in desk.clerk.said


@pytest.mark.parametrize(("post", "amount"), [("书记", "300.01"), ("组长", "301")])
def test_more_than_the_office_s_is_told_at_receipt_and_not_used(desk: Desk, post: str, amount: str) -> None:
    desk.rosters(f"| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | {post} |")
    (outcome,) = json.loads(desk.types("receive", form_of(desk, row(post, OWN, amount)), "--json"))
    (told,) = [one for one in outcome["findings"] if one["rule"] == "S12"]
    assert told["severity"] == "warning"
    assert "高于发放机构的标准 300.00 元" in told["message"]
    assert desk.pays() == "900.00"


@pytest.mark.parametrize(("post", "amount"), [("书记", "300"), ("委员", "100"), ("组长", "300")])
def test_a_standard_for_itself_not_above_the_office_s_is_accepted(desk: Desk, post: str, amount: str) -> None:
    desk.types("receive", form_of(desk, row(post, OWN, amount)))
    assert "已收下" in desk.clerk.said, desk.clerk.said


@pytest.mark.parametrize("amount", ["9999", "0"])
def test_what_was_accepted_with_a_reason_is_not_used_either(clerk: Clerk, tmp_path: Path, amount: str) -> None:
    """The county has set the secretaries' pay for its own region; a unit writes the leaders' for the whole prefecture.

    Clause （二）: leaders are paid like secretaries, here 300 a month, whatever was accepted with a reason.
    """
    desk = Desk(clerk, tmp_path, COUNTY)
    desk.standards(row("书记", "530102", "300"))
    desk.rosters(LEADERS)
    desk.unit_form("一局", 补贴标准=table(row("组长", "530100", amount)), 收款账户=[account("张建国")])
    assert outcome(desk.computes()) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 月       | 元    |
|--------|----------|------|------|----------|-------|
| 张建国 | 一局小组 | 组长 | 发放 | 7、8、9月 | 900元 |
| 李秀英 | 二局小组 | 组长 | 发放 | 7、8、9月 | 900元 |
""")


def test_nothing_for_its_own_people_is_for_the_office_to_confirm(desk: Desk) -> None:
    """“a 0 makes all unpaid”: told at receipt, held and not unpaid, and unpaid once the office has said so itself."""
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |\n| 二局 | 李秀英 | 书记 |")
    (received,) = json.loads(desk.types("receive", form_of(desk, row("书记", OWN, "0")), "--json"))
    (told,) = [one for one in received["findings"] if one["rule"] == "S25"]
    assert told["severity"] == "warning"
    assert "月标准是 0 元" in told["message"]
    assert "老干部局" in told["fix"]
    made = desk.computes()
    assert {(line["name"], line["outcome"], line["rule"]) for line in made["lines"]} == {
        ("张建国", "held", "S25"), ("李秀英", "pay", None),
    }  # fmt: skip
    both = f"| 职务 | 适用范围代码 | 月标准 |\n|--|--|--|\n| 书记 | 530000 | 300 |\n| 书记 | {OWN} | 0 |"
    desk.standards(both)
    made = desk.computes()
    assert {(line["name"], line["outcome"], line["rule"]) for line in made["lines"]} == {
        ("张建国", "unpaid", "S28"), ("李秀英", "pay", None),
    }  # fmt: skip


def test_what_the_office_has_confirmed_is_not_asked_again(desk: Desk) -> None:
    """The advice of S25 was followed before the unit's form came: nothing is left to be confirmed."""
    desk.standards(f"| 职务 | 适用范围代码 | 月标准 |\n|--|--|--|\n| 书记 | 530000 | 300 |\n| 书记 | {OWN} | 0 |")
    (received,) = json.loads(desk.types("receive", form_of(desk, row("书记", OWN, "0")), "--json"))
    assert not [one for one in received["findings"] if one["rule"] == "S25"]
