"""What is paid and added up is what was received: a copy changed in 已收 afterwards is refused by name, and can be put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.addin.money_sheets import TWO, Desk, account

MONEY = ("allowance", "compute", "--period", "2026Q3", "--by", "李明")
UPWARD = ("consolidate", "--period", "2026Q3", "-o")
SUMMARY = ("report", "summary", "--period", "2026Q3", "-o")


def changed(copy: Path, old: str, new: str) -> None:
    """An account put in place of another, as somebody with Excel does."""
    book = load_workbook(copy)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == old]
    assert cells
    for cell in cells:
        cell.value = new
    book.save(copy)


def test_an_account_changed_in_the_copy_is_not_paid(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    (copy,) = [one for one in (desk.root / "已收").rglob("*.xlsx") if "第一局_补贴" in one.name]
    received = copy.read_bytes()
    changed(copy, account("张建国")["账号"], "6223690000000000023")
    for words in (MONEY, (*UPWARD, tmp_path / "上报"), (*SUMMARY, tmp_path / "总表.xlsx")):
        desk.types(*words)
        assert desk.clerk.status == 2, words
        assert copy.name in desk.clerk.scolded
        assert "被改动过" in desk.clerk.scolded
    assert desk.ledger("show") == []
    sent = tmp_path / "又一次.xlsx"
    sent.write_bytes(received)
    desk.receives(sent)
    assert copy.read_bytes() == received
    assert desk.pays() == "1530.00"


@pytest.mark.parametrize("damage", [b"", b"no workbook at all"])
def test_a_damaged_copy_gives_way_to_what_the_unit_sends_next(desk: Desk, damage: bytes) -> None:
    """There is nothing to compare it with, and the clerk is told so."""
    desk.rosters(TWO)
    (copy,) = [one for one in (desk.root / "已收").rglob("*.xlsx") if "第一局_补贴" in one.name]
    copy.write_bytes(damage)
    desk.unit_form("一局", 收款账户=[account("张建国")])
    assert "被改动过，无法比较差别" in desk.clerk.said
    assert desk.pays() == "1530.00"
