"""A batch is made of exactly what it names: whatever comes later and would change a line of it makes it outdated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from addin.usecases.allowances import compute_batch
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import STANDARDS, TWO, Desk, account, number

DIED = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 三局 | 张建国 |      | 去世 | 2026-07-10 |
"""
OTHERS = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 三局 | 王志强 | 书记 |
"""
RAISED = STANDARDS.replace("300 ", "350 ")


def other_account(desk: Desk) -> None:
    """The form of an earlier period stands until a unit sends another: it is sent again."""
    desk.unit_form("一局", "2026Q2", 收款账户=[account("张建国", 账号="6223690000000000023")])


def raised(desk: Desk) -> None:
    """The office's form of the period between."""
    desk.standards(RAISED, "2026Q2")


def died_elsewhere(desk: Desk) -> None:
    """The first roster of another unit knows that he died."""
    desk.rosters(DIED, accounts=False)


def by_half(desk: Desk) -> None:
    desk.sets("月份规则", "半月")


def decided(desk: Desk) -> None:
    same = {"身份证号一": number("张建国"), "身份证号二": number("李秀英"), "认定结果": "同一人"}
    desk.standards("| 职务 |\n|--|", "2026Q3", 重复认定=[same])


CHANGES = [
    (other_account, "又收下了"),
    (raised, "又收下了"),
    (died_elsewhere, "又收下了盘龙区第三局的花名册"),
    (by_half, "设置改过"),
]


@pytest.fixture
def waiting(clerk: Clerk, tmp_path: Path) -> Desk:
    """An office whose standards and one account are standing from the first and second quarter; the third is to be paid.

    张建国 came on 20 July, so that the month rule decides his pay.
    """
    desk = Desk(clerk, tmp_path)
    desk.standards(period="2026Q1")
    desk.unit_form("一局", "2026Q2", 收款账户=[account("张建国")])
    posts = "| 单位 | 姓名 | 职务 | 任职日期 |\n|--|--|--|--|\n| 一局 | 张建国 | 书记 | 2026-07-20 |\n| 二局 | 李秀英 | 委员 | |"
    desk.rosters(posts, accounts=False)
    desk.unit_form("二局", 收款账户=[account("李秀英")])
    return desk


@pytest.mark.parametrize(("change", "because"), CHANGES)
def test_what_would_change_a_line_outdates_the_draft(waiting: Desk, change: Callable[[Desk], None], because: str) -> None:
    waiting.computes()
    change(waiting)
    said = waiting.refused("approve", "--by", "王芳")
    assert because in said
    assert "请重新计算" in said


@pytest.mark.parametrize(("change", "because"), CHANGES)
def test_and_the_approved_batch(waiting: Desk, change: Callable[[Desk], None], because: str) -> None:
    waiting.computes()
    waiting.approves()
    change(waiting)
    assert because in waiting.refused("pay", "--by", "赵强")
    assert waiting.ledger("export") == []
    waiting.computes()
    waiting.approves()
    waiting.money("pay", "--by", "赵强")
    waiting.sound()


def test_a_death_told_while_the_files_are_read_is_not_paid(waiting: Desk) -> None:
    """It comes in after the list of files was made, in the very second of the computation."""
    told = []

    def progress(done: int, total: int, _what: str) -> None:
        if done == total and not told:
            told.append(done)
            died_elsewhere(waiting)

    made = compute_batch(waiting.root, "2026Q3", "李明", progress=progress)
    assert told
    assert made.content.batch.pay_count == 6
    assert "第三局的花名册" in waiting.refused("approve", "--by", "王芳")
    assert waiting.computes()["counts"]["pay"] == 3  # hers; he died before he was appointed


def test_a_newer_draft_stands_before_the_approved_batch(waiting: Desk) -> None:
    waiting.computes()
    waiting.approves()
    died_elsewhere(waiting)
    waiting.computes()
    assert "2026Q3-2，还没有复核" in waiting.refused("pay", "--by", "赵强")
    assert "2026Q3-2，还没有复核" in waiting.refused("pay", "--batch", "2026Q3-1", "--by", "赵强")
    waiting.approves()
    assert waiting.money("pay", "--by", "赵强")["batch"] == "2026Q3-2"


def same_again(desk: Desk) -> None:
    desk.unit_form("二局", 收款账户=[account("李秀英")])


def about_others(desk: Desk) -> None:
    desk.rosters(OTHERS)


@pytest.mark.parametrize("change", [same_again, about_others])
def test_what_changes_no_line_does_not_hold_the_batch_up(waiting: Desk, change: Callable[[Desk], None]) -> None:
    """A file sent again with the same in it, or a late unit's own people: they are for the next batch."""
    waiting.computes()
    change(waiting)
    waiting.approves()
    paid: Any = waiting.money("pay", "--by", "赵强")
    assert paid["amount_now"] == "1530.00"
    waiting.sound()


def test_a_decision_since_outdates_it(desk: Desk) -> None:
    desk.rosters(TWO)
    desk.computes()
    decided(desk)
    assert "又收下了盘龙区老干部局的补贴与经费" in desk.refused("approve", "--by", "王芳")


def test_a_form_with_decisions_alone_does_not_end_the_standing_standards(waiting: Desk) -> None:
    """The office's standards of the first quarter stand; what it sends for the third is about two numbers."""
    different = {"身份证号一": number("张建国"), "身份证号二": number("李秀英"), "认定结果": "不同人"}
    waiting.standards("| 职务 |\n|--|", "2026Q3", 重复认定=[different])
    made = waiting.computes()
    assert {(line["rule"], line["outcome"]) for line in made["lines"]} == {(None, "pay")}
    waiting.approves()
    assert waiting.money("pay", "--by", "赵强")["amount_now"] == "1530.00"


def test_new_standards_for_the_period_end_the_older_ones(waiting: Desk) -> None:
    waiting.standards("| 职务 | 适用范围代码 | 月标准 |\n|--|--|--|\n| 书记 | 530000 | 400 |")
    assert {line["rule"] for line in waiting.computes()["lines"] if line["post"] == "委员"} == {"S07"}
