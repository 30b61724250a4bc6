"""A correction entered by mistake is cancelled before anybody approves it; the ledger does not move."""

from __future__ import annotations

import pytest

from tests.addin.cash import cash_book, masked
from tests.addin.money_sheets import TWO, Desk, number


def drafted(desk: Desk) -> str:
    """Somebody annuls the wrong person's August."""
    said = ("--person", number("李秀英"), "--month", "2026-08", "--reason", "去世", "--by", "李明")
    return str(desk.money("reverse", *said)["batch"])


def test_a_draft_is_cancelled_and_can_no_longer_be_approved(desk: Desk) -> None:
    desk.rosters(TWO)
    desk.pays()
    batch = drafted(desk)
    told = desk.types("allowance", "cancel", "--batch", batch, "--by", "王芳", "--reason", "认错了人")
    assert told.strip() == f"更正 {batch} 已取消，台账没有变动。"
    assert "已取消" in desk.refused("approve", "--batch", batch, "--by", "王芳")
    assert "只有“待复核”的才能取消" in desk.refused("cancel", "--batch", batch, "--by", "王芳", "--reason", "又一次")
    desk.sound()
    desk.takes_back("李秀英", "2026-08")
    desk.sound()


def test_what_is_entered_or_pays_is_not_cancelled(desk: Desk) -> None:
    desk.rosters(TWO)
    desk.computes()
    assert "不是更正" in desk.refused("cancel", "--batch", "2026Q3-1", "--by", "王芳", "--reason", "错")
    desk.pays()
    batch = drafted(desk)
    desk.money("approve", "--batch", batch, "--by", "王芳")
    assert "“已入账”" in desk.refused("cancel", "--batch", batch, "--by", "王芳", "--reason", "错")
    assert "原因" in desk.refused("cancel", "--batch", batch, "--by", "王芳", "--reason", " ")


ANNULLED = ("reverse", "--month", "2026-08", "--reason", "去世")
GIVEN_BACK = ("returned", "--month", "2026-08", "--reason", "销户")
RECOVERED = ("recovered", "--month", "2026-07", "--voucher", "收据 1 号")


@pytest.mark.parametrize(("words", "month", "held"), [(ANNULLED, "08", 210), (GIVEN_BACK, "08", 0), (RECOVERED, "07", 0)])
def test_whatever_is_corrected_takes_two_persons(desk: Desk, words: tuple[str, ...], month: str, held: int) -> None:
    """Issue 11: “Two hands for every reversal and recovery”. Until the second has approved it the ledger does not move."""
    desk.rosters(TWO)
    desk.pays()
    owed = ("reverse", "--person", number("李秀英"), "--month", "2026-07", "--reason", "去世", "--by", "李明")
    desk.money("approve", "--batch", desk.money(*owed)["batch"], "--by", "王芳")
    command, *rest = words
    batch = desk.money(command, "--person", number("李秀英"), *rest, "--by", "李明")["batch"]
    before = desk.ledger("export")
    assert "不能再复核" in desk.refused("approve", "--batch", batch, "--by", " 李 明")
    assert desk.ledger("export") == before
    desk.money("approve", "--batch", batch, "--by", "王芳")
    assert cash_book(desk)[masked("李秀英"), f"2026-{month}"] == held
    assert len(desk.ledger("export")) > len(before)
    desk.sound()
