"""Two quarters as finance lives them: bank returns, a raise in November, a death and a double post that come to light late.

The expected amounts are a payroll of its own: a table of who was entitled to what, month by month, from RULES.md's words alone
(whole months, the highest post once, nothing after the month of death), and what the cash book must then say.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest

from addin.usecases.adjustments import adjust_periods
from tests.addin.money_sheets import Desk, account, number

Q3 = """
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国  | 书记 |
| 一局 | 赵文华  | 委员 |
| 二局 | 李秀英  | 委员 |
| 三局 | 王志强  | 书记 |
| 三局 | 赵文华* | 委员 |
"""
Q4 = """
| 单位 | 姓名    | 职务 | 状态 | 状态日期   |
|------|---------|------|------|------------|
| 一局 | 张建国  | 书记 | 在册 |            |
| 一局 | 赵文华  | 委员 | 在册 |            |
| 二局 | 李秀英  | 委员 | 在册 |            |
| 三局 | 王志强  | 书记 | 去世 | 2026-08-15 |
"""
RAISED = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 | 生效日期   |
|------|--------------|--------|----------|------------|
| 书记 | 530000       | 300    | 示例1号  | 2025-01-01 |
| 书记 | 530000       | 400    | 示例9号  | 2026-07-01 |
| 委员 | 530000       | 210    | 示例1号  | 2025-01-01 |
"""
MONTHS = [f"2026-{month:02d}" for month in range(7, 13)]
# Yuan a month by now, July to December: the raise counts since July; the dead man's last month is August.
ENTITLED = {
    "张建国": [400, 400, 400, 400, 400, 400],
    "赵文华": [210, 210, 210, 210, 210, 210],
    "李秀英": [210, 210, 210, 210, 210, 210],
    "王志强": [400, 400, 0, 0, 0, 0],
}
# What they hold beyond it at the end of the year: nothing was recovered of the double post, all of the dead man's September.
OWED = {"赵文华": [210, 210, 210, 0, 0, 0]}
NUMBERS = {"赵文华": ("赵文华", "赵文华*")}  # by now known to be one person


def cash_book(desk: Desk) -> dict[tuple[str, str], float]:
    """Cash out less cash back by person and month, added up from the exported entries by their kinds alone."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for one in desk.ledger("export"):
        if one["kind"] in ("pay", "more", "returned", "recover"):
            found[one["person"], one["month"]] += float(one["amount"])
    return found


def masked(name: str) -> str:
    own = number(name)
    return f"{own[:6]}{'*' * 8}{own[14:]}"


def answer(file: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["参考号", "金额", "处理结果", "失败原因"], *rows):
        page.append(row)
    book.save(file)
    return file


@pytest.fixture
def paid(desk: Desk, tmp_path: Path) -> Path:
    """The third quarter, paid; the bank's list."""
    desk.rosters(Q3)
    assert desk.pays() == "3690.00"
    desk.types("allowance", "sheet", "--period", "2026Q3", "-o", tmp_path / "发放表.xlsx", "--bank", tmp_path / "清单.xlsx")
    return tmp_path / "清单.xlsx"


def listed(file: Path) -> dict[str, tuple[str, float]]:
    """Reference and yuan by account, as the bank reads them."""
    page = openpyxl.load_workbook(file).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    return {str(row[3]): (str(row[1]), float(row[5])) for row in rows if row[1]}


def test_a_year_of_finance(desk: Desk, paid: Path, tmp_path: Path) -> None:
    orders = listed(paid)
    li, zhang = account("李秀英")["账号"], account("张建国")["账号"]
    rows: list[list[object]] = [
        [reference, yuan, "失败" if one in (li, zhang) else "成功", "户名不符" if one == li else "销户" if one == zhang else ""]
        for one, (reference, yuan) in orders.items()
    ]
    told = desk.money("returned", answer(tmp_path / "回盘.xlsx", rows), "--by", "李明")
    assert (told["paid"], told["failed"], told["failed_amount"]) == (3, 2, "1530.00")
    again = desk.money("returned", tmp_path / "回盘.xlsx", "--by", "李明")
    assert (again["failed"], again["correction"]) == (2, None), "the same file twice changes nothing"
    desk.money("approve", "--batch", told["correction"]["batch"], "--by", "王芳")

    desk.unit_form("二局", 收款账户=[account("李秀英", 账号="6217001234567890128")])
    made = desk.money("adjust", "--by", "李明")
    assert {line["name"] for line in made["lines"]} == {"李秀英", "张建国"}
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")
    assert desk.money("pay", "--batch", made["batch"], "--by", "赵强")["amount_now"] == "1530.00"
    assert desk.money("adjust", "--by", "李明") is None, "failed ones are paid again once, and only once"

    # November: a raise from July, the death of August, and that 赵文华 was paid under two numbers
    desk.rosters(Q4, "2026Q4")
    same = {"身份证号一": number("赵文华"), "身份证号二": number("赵文华*"), "认定结果": "同一人"}
    desk.standards(RAISED, "2026Q4", 重复认定=[same])
    made = desk.money("adjust", "--by", "李明", period="2026Q3..2026Q4")
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for line in made["lines"]:
        sums[line["name"], line["outcome"]] += float(line["amount"])
    quarter = {"张建国": 1200, "赵文华": 630, "李秀英": 630}
    assert sums == {
        ("张建国", "pay"): 300 + quarter["张建国"],
        ("赵文华", "pay"): quarter["赵文华"],
        ("李秀英", "pay"): quarter["李秀英"],
        ("王志强", "pay"): 200,
        ("王志强", "lower"): 300,
        ("赵文华", "lower"): 630,
    }
    said = next(line["reason"] for line in made["lines"] if line["outcome"] == "lower" and line["name"] == "王志强")
    assert "现有发放 300.00 元（批次 2026Q3-1" in said
    assert "去世" in said
    assert "应收回 300.00 元" in said
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")
    desk.money("pay", "--batch", made["batch"], "--by", "赵强")

    # December: the family of 王志强 gives the money back, in two parts
    for yuan in ("100", ""):
        words = ("--person", number("王志强"), "--month", "2026-09", "--voucher", "收据 7 号", "--by", "李明")
        slip = desk.money("recovered", *words, *(("--amount", yuan) if yuan else ()))
        desk.money("approve", "--batch", slip["batch"], "--by", "王芳")

    shown = {one["batch"]: (one["amount"], one["held"]) for one in desk.ledger("show")}
    assert shown["2026Q3-1"] == ("3690.00", "1860.00"), "less 1,530 from the bank and 300 from the family"
    book = cash_book(desk)
    for name, entitled in ENTITLED.items():
        owed = OWED.get(name, [0] * len(MONTHS))
        have = [sum(book.get((masked(one), month), 0.0) for one in NUMBERS.get(name, (name,))) for month in MONTHS]
        assert have == [due + more for due, more in zip(entitled, owed, strict=True)], name
    assert desk.money("adjust", "--by", "李明", period="2026Q3..2026Q4") is None
    desk.sound()
    desk.sound("2026Q4")


def test_an_answer_that_does_not_fit_the_list_is_not_taken(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """Unknown reference, other amount, words nobody understands: nothing of the file is taken."""
    reference, yuan = next(iter(listed(paid).values()))
    for row, said in (
        (["2026Q3-1-0099", yuan, "失败", ""], "参考号 2026Q3-1-0099 不在"),
        ([reference, yuan + 1, "失败", ""], "清单上是"),
        ([reference, yuan, "处理中", ""], "看不懂"),
    ):
        file = answer(tmp_path / "回盘.xlsx", [[reference, yuan, "失败", "销户"], row])
        assert said in desk.refused("returned", file, "--by", "李明")
    assert [one["kind"] for one in desk.ledger("export") if one["kind"] == "returned"] == []


def test_a_dead_man_annulled_by_hand_is_not_paid_again_before_a_new_roster(desk: Desk, paid: Path) -> None:
    """Issue: “A reversal ‘he died’, computed again before a new roster arrives: the dead man is paid again”."""
    desk.takes_back("王志强", "2026-09", "已去世")
    made = desk.money("adjust", "--by", "李明")
    assert [(line["name"], line["outcome"]) for line in made["lines"]] == [("王志强", "held")]
    assert "冲销过" in made["lines"][0]["reason"]
    assert desk.computes()["counts"]["pay"] == 0


def test_an_answer_to_an_adjustment_comes_back_once(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """The difference of a month that another batch paid first: what came back is told by the reference, not by the month."""
    desk.rosters(Q4, "2026Q4")
    desk.standards(RAISED, "2026Q4")
    made = desk.money("adjust", "--by", "李明")
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")
    desk.money("pay", "--batch", made["batch"], "--by", "赵强")
    lists = tmp_path / "补差清单.xlsx"
    desk.types("allowance", "sheet", "--batch", made["batch"], "-o", tmp_path / "补差.xlsx", "--bank", lists)
    reference, yuan = listed(lists)[account("张建国")["账号"]]
    assert yuan == 300
    file = answer(tmp_path / "补差回盘.xlsx", [[reference, yuan, "失败", "销户"]])
    told = desk.money("returned", file, "--by", "李明")
    desk.money("approve", "--batch", told["correction"]["batch"], "--by", "王芳")
    assert desk.money("returned", file, "--by", "李明")["correction"] is None, "the same file twice changes nothing"
    assert [cash_book(desk)[masked("张建国"), month] for month in MONTHS[:3]] == [300, 300, 300]
    twice = answer(tmp_path / "两行.xlsx", [[reference, yuan, "失败", "销户"], [reference, yuan, "成功", ""]])
    assert f"参考号 {reference} 有 2 行" in desk.refused("returned", twice, "--by", "李明")


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


def test_a_roster_that_was_paid_from_is_replaced_after_a_named_correction_alone(desk: Desk, paid: Path) -> None:
    """Issue: “today a Q3 form with one person fewer replaces data already paid and sent”."""
    fewer = desk.roster_letter("二局", desk.roster_of("二局", "| 姓名 | 职务 |\n|--|--|\n| 赵文华 | 委员 |"))
    told = desk.types("receive", fewer, "--accept-with-reason", "测试")
    assert desk.clerk.status == 1
    assert "已经用来发过补贴（批次 2026Q3-1）" in told
    assert "yinling office reopen" in told
    desk.reopens()
    desk.receives(fewer)
