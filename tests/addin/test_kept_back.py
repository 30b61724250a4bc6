"""What was paid too much is kept back from later payments: setting, consent, sheet, bank list, answer, through real files.

“Negative differences are listed, offset against later payments by a setting and with consent recorded (who, date), or
recovered”; the bank list carries the net, the sheet shows gross, offset, net. Expected amounts by hand.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.payroll.allowance_sheet import OFFSETS, sheet_of
from addin.payroll.paper_code import code_of
from addin.payroll.sheet_pages import sheet_pages
from addin.payroll.sheet_writer import write_pages
from addin.payroll.unit_pages import unit_pages
from addin.usecases.allowance_papers import batch_with_changes
from tests.addin.cash import answer, cash_book, masked, orders
from tests.addin.money_sheets import TWO, Desk, account, number

ENDED = "| 单位 | 姓名 | 职务 | 免职日期 |\n|--|--|--|--|\n| 一局 | 张建国 | 书记 | 2026-07-31 |"
AGAIN = """
| 单位 | 姓名   | 职务 | 任职日期   | 免职日期   |
|------|--------|------|------------|------------|
| 一局 | 张建国 | 书记 | 2025-06-01 | 2026-07-31 |
| 一局 | 张建国 | 委员 | 2026-10-01 | {end}      |
"""


def consents(desk: Desk, *words: str) -> str:
    said = ("--person", number("张建国"), "--date", "2026-11-01", "--voucher", "同意书1号", "--by", "李明")
    return desk.types("allowance", "consent", *said, *words)


def keeps_back(desk: Desk) -> None:
    desk.sets("多发抵扣", "本人同意的抵扣")


@pytest.fixture
def owing(desk: Desk) -> Desk:
    """张建国 was paid 900 for the third quarter; his post had ended in July: 600 are owed. From October he has another."""
    desk.rosters(TWO)
    desk.pays()
    desk.reopens()
    desk.rosters(ENDED)
    assert desk.adjusts() == "0.00"
    desk.rosters(AGAIN.format(end=""), "2026Q4")
    return desk


def test_without_the_setting_or_without_consent_nothing_is_kept_back(owing: Desk) -> None:
    keeps_back(owing)
    assert "offset" not in {line["outcome"] for line in owing.computes("2026Q4")["lines"]}
    owing.sets("多发抵扣", "不抵扣")
    assert "本机构的设置是“不抵扣”" in consents(owing)
    assert "offset" not in {line["outcome"] for line in owing.computes("2026Q4")["lines"]}


def test_a_consent_says_when_and_where_it_stands(owing: Desk) -> None:
    for words, because in ((("--date", "昨天", "--voucher", "同意书"), "不是日期"), (("--date", "2026-11-01"), "依据")):
        said = owing.refused("consent", "--person", number("张建国"), "--by", "李明", *words)
        assert because in said
    stranger = ("--person", number("王志强"), "--date", "2026-11-01", "--voucher", "同意书", "--by", "李明")
    assert "没有这个人的发放记录" in owing.refused("consent", *stranger)


def test_the_bank_pays_the_net_and_the_sheet_shows_all_three(owing: Desk, tmp_path: Path) -> None:
    keeps_back(owing)
    consents(owing)
    said = owing.types("allowance", "compute", "--period", "2026Q4", "--by", "李明")
    assert "其中抵扣以前多发的 1 人、600.00 元，实付 30.00 元：" in said
    assert "张建国 2026-08 多发的钱，从 2026-10 的补贴里抵扣 210.00 元（本人 2026-11-01 同意，同意书1号）。" in said
    owing.approves("2026Q4")
    assert owing.money("pay", "--by", "赵强", period="2026Q4")["amount_now"] == "630.00"
    sheet, bank = tmp_path / "发放表.xlsx", tmp_path / "清单.xlsx"
    owing.types("allowance", "sheet", "--period", "2026Q4", "-o", sheet, "--bank", bank)
    book = openpyxl.load_workbook(sheet)
    row = [cell.value for cell in book["抵扣明细"][5]]
    assert row[1:3] + [float(cell) for cell in row[5:8]] == ["张建国", masked("张建国"), 630.0, 600.0, 30.0]
    assert "1 笔 30.00 元" in str(book["银行代发"]["A1"].value)
    unpaid = [cell for line in book["未发明细"].values for cell in line if cell]
    assert not any("抵扣" in str(cell) for cell in unpaid[1:]), "it is paid, by keeping it back"
    owing.types("allowance", "sheet", "--period", "2026Q4", "-o", tmp_path / "分单位.xlsx", "--by-unit")
    listed_there = [
        cell for page in openpyxl.load_workbook(tmp_path / "分单位.xlsx") for line in page.values for cell in line if cell
    ]
    assert not any("多发的钱" in str(cell) for cell in listed_there)
    signed = "".join(str(cell.value) for line in book["发放表"] for cell in line)
    assert "其中抵扣 600.00 元，实付 30.00 元（人民币叁拾元整）" in signed
    ((reference, _, _, yuan),) = orders(bank)
    assert yuan == 30.0
    assert owing.money("reconcile", "--sheet", sheet, "--bank", bank, period="2026Q4")["equal"]
    assert owing.ledger("verify")["problems"] == []
    assert cash_book(owing) == {
        **{(masked("李秀英"), f"2026-{month:02d}"): 210.0 for month in (7, 8, 9)},
        **{
            (masked("张建国"), f"2026-{month:02d}"): yuan
            for month, yuan in zip(range(7, 13), (300, 0, 0, 210, 210, 210), strict=True)
        },
    }

    # The bank gives the 30 back: they are paid once more, and what was kept back stays kept back.
    told = owing.money(
        "returned", answer(tmp_path / "回盘.xlsx", [[reference, 30, "失败", "销户"]]), "--by", "李明", period="2026Q4"
    )
    assert (told["failed"], told["failed_amount"]) == (1, "30.00")
    owing.money("approve", "--batch", told["correction"]["batch"], "--by", "王芳", period="2026Q4")
    owing.unit_form("一局", "2026Q4", 收款账户=[account("张建国", 账号="6217001234567890128")])
    assert owing.adjusts("2026Q4") == "30.00"
    assert owing.adjusts("2026Q4") == ""
    assert owing.ledger("verify")["problems"] == []


def test_papers_that_were_printed_with_offsets_among_the_unpaid_still_agree(owing: Desk, tmp_path: Path) -> None:
    """Up to version 2 of the check code they stood there: such papers are in the cupboards of offices."""
    keeps_back(owing)
    consents(owing)
    owing.pays("2026Q4")
    office, content, changes = batch_with_changes(owing.root, "2026Q4", "")
    sheet = sheet_of(office.settings.name, content, changes)
    for name, pages in (("旧.xlsx", sheet_pages(sheet, 2)), ("旧分单位.xlsx", unit_pages(sheet, 2))):
        write_pages(pages, tmp_path / name)
        assert owing.money("reconcile", "--sheet", tmp_path / name, period="2026Q4")["equal"]
        (page,) = (one for one in pages if "多发的钱" in str(one.grid()) and one.name != OFFSETS)
        code = code_of(page, 2)
        assert (code[:2], owing.ledger("verify", "--code", code)["problems"]) == ("2-", [])
    assert "别的版本" in owing.ledger("verify", "--code", f"9{code[1:]}")["problems"][0]


def test_who_owes_more_than_is_paid_is_not_on_the_bank_s_list(owing: Desk, tmp_path: Path) -> None:
    """Two months' pay of the new post are less than what is owed: nothing is ordered, the rest stays owed."""
    keeps_back(owing)
    consents(owing)
    owing.rosters(AGAIN.format(end="2026-11-30"), "2026Q4")
    owing.computes("2026Q4")
    owing.approves("2026Q4")
    assert owing.money("pay", "--by", "赵强", period="2026Q4")["amount_now"] == "420.00"
    bank = tmp_path / "清单.xlsx"
    owing.types("allowance", "sheet", "--period", "2026Q4", "-o", tmp_path / "发放表.xlsx", "--bank", bank)
    assert orders(bank) == []
    assert owing.money("reconcile", "--bank", bank, period="2026Q4")["equal"]
    book = cash_book(owing)
    assert [book[masked("张建国"), f"2026-{month:02d}"] for month in (8, 9, 10, 11)] == [0.0, 180.0, 210.0, 210.0]


def test_another_unit_s_roster_does_not_hold_up_what_keeps_back_the_same(owing: Desk) -> None:
    """One receivable is kept back from two payments: two lines of one post and month, each as it was."""
    keeps_back(owing)
    consents(owing)
    owing.computes("2026Q4")
    owing.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 三局 | 王志强 | 委员 |", "2026Q4")
    owing.approves("2026Q4")


def test_a_consent_withdrawn_while_the_batch_waits_outdates_it(owing: Desk) -> None:
    keeps_back(owing)
    consents(owing)
    owing.computes("2026Q4")
    assert "不再同意" in consents(owing, "--withdraw")
    assert "请重新计算" in owing.refused("approve", "--by", "王芳", period="2026Q4")
    assert owing.pays("2026Q4") == "630.00"
    assert {line["outcome"] for line in owing.computes("2026Q4")["lines"]} <= {"blocked", "unpaid"}
