"""The papers of a batch: kept as they were paid, found by their codes, not given out before somebody approved them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.addin.money_sheets import Desk
from tests.addin.paid_quarter import Q3


def test_a_list_is_not_given_to_the_bank_before_somebody_approved_it(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(Q3)
    desk.computes()
    assert "还没有人复核" in desk.refused("sheet", "-o", tmp_path / "发放表.xlsx", "--bank", tmp_path / "清单.xlsx")
    assert not (tmp_path / "清单.xlsx").exists()


def test_the_papers_of_a_paid_batch_are_kept_and_missed(desk: Desk, paid: Path) -> None:
    """What was paid stays in 发放/存档 as it was; whoever changes or removes it is found by verifying."""
    kept = desk.root / "发放" / "存档"
    assert sorted(file.name for file in kept.iterdir()) == ["补贴发放表_2026Q3-1.xlsx", "银行代发_2026Q3-1.xlsx"]
    desk.sound()
    (kept / "银行代发_2026Q3-1.xlsx").unlink()
    with (kept / "补贴发放表_2026Q3-1.xlsx").open("ab") as file:
        file.write(b"x")
    desk.types("ledger", "verify", "--json")
    said = desk.ledger("verify")["problems"]
    assert ["“发放/存档/补贴发放表_2026Q3-1.xlsx”被改动过" in said[0], "银行代发_2026Q3-1.xlsx”不见了" in said[1]] == [True, True]


def test_a_page_of_a_unit_is_found_by_the_code_on_the_paper(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """Each unit has a page of its own, which is compared with the ledger and found by its code for ever."""
    desk.types("allowance", "sheet", "--period", "2026Q3", "--by-unit", "-o", tmp_path)
    file = tmp_path / "补贴发放表_2026Q3-1（分单位）.xlsx"
    book = openpyxl.load_workbook(file)
    assert len(book.sheetnames) == 4, "three units and their sums"
    said = [str(cell.value) for row in book.worksheets[2].iter_rows() for cell in row if cell.value]
    code = next(text for text in said if text.startswith("纸面校验码：")).removeprefix("纸面校验码：").partition("（")[0]
    assert desk.money("reconcile", "--sheet", file)["equal"]
    desk.takes_back("张建国", "2026-09")
    for typed in (code, code.replace("-", ""), code.lower().replace("-", " ")):
        assert desk.ledger("verify", "--code", typed)["problems"] == [], "later changes do not touch it"
    desk.types("ledger", "verify", "--code", code[:-4])
    assert (desk.clerk.status, "校验码没有写对" in desk.clerk.scolded) == (2, True), "a slip of the hand is no tampering"
    assert "对不上" in desk.ledger("verify", "--code", f"3-0000-{code[7:]}")["problems"][0]
    book.worksheets[1]["J5"] = "6222000000000000009"
    book.save(file)
    desk.types("allowance", "reconcile", "--period", "2026Q3", "--sheet", file)
    assert desk.clerk.status == 1
    assert "第 5 行“账号”是“6222" in desk.clerk.said


def test_the_table_of_work_funds_says_who_has_too_little(desk: Desk, tmp_path: Path) -> None:
    """RULES.md: at least 3,000 yuan a year for a branch that is set up separately."""
    desk.rosters(Q3, accounts=False)
    desk.unit_form("一局", 工作经费=[{"党组织代码": "530102000001", "年度": "2026", "预算金额": "2000", "已支出金额": "500"}])
    desk.unit_form("二局", 工作经费=[])
    assert desk.money("funds", "-o", tmp_path / "工作经费表.xlsx")["organisations"] == 3
    page = openpyxl.load_workbook(tmp_path / "工作经费表.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=7)]
    assert [(row[4], row[5], row[6], row[7], row[8]) for row in rows] == [
        (3000, 2000, 500, 1500, "不足，差 1,000.00 元"),
        (3000, "—", 0, "—", "没有登记"),
        (3000, "—", 0, "—", "单位还没有报"),
    ]


def test_papers_that_could_not_be_kept_are_kept_at_the_next_act(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was cut off after the payment, or the disk was full."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    desk.rosters(Q3)
    with monkeypatch.context() as cut:
        cut.setattr("addin.usecases.kept_papers._keep", full)
        assert desk.pays() == "3690.00"
    kept = desk.root / "发放" / "存档"
    assert not kept.exists()
    desk.computes()
    assert {path.name for path in kept.iterdir()} == {"补贴发放表_2026Q3-1.xlsx", "银行代发_2026Q3-1.xlsx"}
    assert desk.ledger("verify")["problems"] == []
