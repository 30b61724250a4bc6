"""Adjusting through real files: by what rosters tell by now, and not by what was not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.submissions.receipts import accepted
from addin.usecases.adjustments import adjust_periods
from addin.usecases.allowances import batches_of
from tests.addin.money_sheets import Desk, account
from tests.addin.paid_quarter import MONTHS, Q4, RAISED


def test_a_dead_man_annulled_by_hand_is_not_paid_again_before_a_new_roster(desk: Desk, paid: Path) -> None:
    """Issue: “A reversal ‘he died’, computed again before a new roster arrives: the dead man is paid again”."""
    desk.takes_back("王志强", "2026-09", "已去世")
    made = desk.money("adjust", "--by", "李明")
    assert [(line["name"], line["outcome"]) for line in made["lines"]] == [("王志强", "held")]
    assert "冲销过" in made["lines"][0]["reason"]
    assert desk.computes()["counts"]["pay"] == 0


def test_who_is_no_longer_on_the_list_is_not_paid_for_the_later_quarter(desk: Desk, paid: Path) -> None:
    """What the third quarter's roster lists is no fact of the fourth: only what it reported for its own months stays."""
    desk.standards(RAISED, "2026Q4")
    desk.rosters(Q4.replace("李秀英", "孙丽华"), "2026Q4")
    desk.unit_form("二局", "2026Q4", 收款账户=[account("李秀英"), account("孙丽华")])
    made = desk.money("adjust", "--by", "李明", period="2026Q3..2026Q4")
    paid_for = {
        name: {line["month"] for line in made["lines"] if line["name"] == name} for name in ("李秀英", "孙丽华", "张建国")
    }
    assert paid_for == {"李秀英": set(), "孙丽华": set(MONTHS), "张建国": set(MONTHS)}


def test_a_roster_that_comes_while_the_adjustment_reads_makes_it_outdated(desk: Desk, paid: Path) -> None:
    """It was not read: an adjustment names the receipts it was made of, not those that are there when it is written."""
    desk.standards(RAISED, "2026Q4")
    came = []

    def progress(_done: int, _total: int, _what: str) -> None:
        if not came:
            came.append(1)
            desk.rosters(Q4, "2026Q4", only="三局")

    made = adjust_periods(desk.root, "2026Q3", "李明", progress=progress)
    assert came
    assert made is not None
    assert "请重新计算" in desk.refused("approve", "--batch", made.batch.number, "--by", "王芳")


def test_without_a_roster_there_is_nothing_to_adjust(desk: Desk) -> None:
    assert "还没有收到花名册" in desk.refused("adjust", "--by", "李明")


@pytest.mark.parametrize(
    ("period", "named"),
    [("2026Q2", "2026年第二季度"), ("2026Q3..2026Q4", "2026年第四季度"), ("2025Q4..2026Q3", "2025年第四季度")],
)
def test_what_was_neither_reported_nor_paid_here_is_no_difference(desk: Desk, paid: Path, period: str, named: str) -> None:
    """It may have been paid by hand before the ledger began: nothing of it is offered, and the sentence says what to do."""
    said = desk.refused("adjust", "--by", "李明", period=period)
    assert f"{named}没有收到花名册，也没有发放过，不能补差" in said or f"{named}、" in said
    assert "登记成期初" in said
    assert [one.kind for one in batches_of(desk.root, "")[0]] == ["pay"]


def test_standards_that_were_paid_by_are_replaced_and_never_taken_away(desk: Desk, paid: Path) -> None:
    with reading(open_office(desk.root).engine) as connection:
        (standards,) = accepted(connection, kinds=("allowance",), unit=desk.code)
    for act in ("return", "withdraw"):
        desk.types("office", act, standards.id, "--reason", "试试", "--by", "李明")
        assert desk.clerk.status == 2
        assert "已经用来发过补贴（批次 2026Q3-1），不能退回、撤回" in desk.clerk.scolded
    desk.standards(RAISED, "2026Q4")
    assert desk.money("adjust", "--by", "李明")["lines"], "a raise is a difference"


def test_a_draft_that_changes_nothing_is_not_approved(desk: Desk, paid: Path) -> None:
    """Only the dead man waits for somebody to find out: there is nothing to approve, and nothing for finance to pay."""
    desk.takes_back("王志强", "2026-09", "已去世")
    made = desk.money("adjust", "--by", "李明")
    said = desk.refused("approve", "--batch", made["batch"], "--by", "王芳")
    assert "没有要补发、追回的，只列出 1 条要核实的" in said


def test_a_roster_that_was_paid_from_is_replaced_after_a_named_correction_alone(desk: Desk, paid: Path) -> None:
    """Issue: “today a Q3 form with one person fewer replaces data already paid and sent”."""
    fewer = desk.roster_letter("二局", desk.roster_of("二局", "| 姓名 | 职务 |\n|--|--|\n| 赵文华 | 委员 |"))
    told = desk.types("receive", fewer, "--accept-with-reason", "测试")
    assert desk.clerk.status == 1
    assert "已经用来发过补贴（批次 2026Q3-1）" in told
    assert "yinling office reopen" in told
    desk.reopens()
    desk.receives(fewer)
