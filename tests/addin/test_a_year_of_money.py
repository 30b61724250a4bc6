"""Two quarters as finance lives them: bank returns, a raise in November, a death and a double post that come to light late.

The expected amounts are a payroll of its own: a table of who was entitled to what, month by month, from RULES.md's words alone
(whole months, the highest post once, nothing after the month of death), and what the cash book must then say.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest
from docx import Document

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


def test_an_answer_must_add_up_to_what_was_ordered(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """A line of the range that is missing, or a total that is not that of the lines: both figures are told, nothing is posted."""
    orders = sorted(listed(paid).values())
    rows: list[list[object]] = [[reference, yuan, "成功", ""] for reference, yuan in orders]
    lacking = answer(tmp_path / "缺行.xlsx", [rows[0], *rows[2:]])
    said = desk.refused("returned", lacking, "--by", "李明")
    sums = sum(yuan for _, yuan in orders)
    assert f"清单上是 5 笔 {sums:,.2f} 元，回盘里是 4 笔 {sums - orders[1][1]:,.2f} 元" in said
    other = answer(tmp_path / "合计.xlsx", [*rows, ["合计", sums + 1, "", ""]])
    said = desk.refused("returned", other, "--by", "李明")
    assert f"合计是 {sums + 1:,.2f} 元，逐行加是 {sums:,.2f} 元" in said
    assert len(desk.ledger("show")) == 1, "no correction was drafted"
    stranger: list[list[object]] = [["6222001122334455667", 1, "成功", ""]] * 2
    said = desk.refused("returned", answer(tmp_path / "别的.xlsx", [*rows, *stranger]), "--by", "李明")
    assert "参考号 622200*********5667 有 2 行" in said
    assert "参考号 622200*********5667 不在已发放的代发清单里" in said
    assert "6222001122334455667" not in said
    part = desk.money("returned", answer(tmp_path / "一部分.xlsx", rows[:2]), "--by", "李明")
    assert (part["paid"], part["unanswered"]) == (2, 3)


def letter_text(file: Path) -> str:
    document = Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_units_are_asked_for_new_accounts_and_each_is_paid_again_once(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """Two returns, read twice before and after they are approved; the letters; paid again once, also where it fails again."""
    orders, li, zhang = listed(paid), account("李秀英")["账号"], account("张建国")["账号"]
    rows: list[list[object]] = [
        [reference, yuan, "失败", "账号已销户"] if one in (li, zhang) else [reference, yuan, "成功", ""]
        for one, (reference, yuan) in orders.items()
    ]
    file = answer(tmp_path / "回盘.xlsx", rows)
    back = desk.money("returned", file, "--by", "李明")["correction"]["batch"]
    assert desk.money("returned", file, "--by", "李明")["correction"] is None, "while it waits for approval"
    kept = list((desk.root / "发放" / "存档").glob("银行回盘_2026Q3-1_*_回盘.xlsx"))
    assert [one.read_bytes() for one in kept] == [file.read_bytes()], "once, as it came"
    letters = [Path(one) for one in desk.money("approve", "--batch", back, "--by", "王芳")["letters"]]
    assert desk.money("returned", file, "--by", "李明")["correction"] is None, "and after it"
    by_hand = ("--person", number("李秀英"), "--month", "2026-08", "--reason", "又退", "--by", "李明")
    assert "现有发放 0.00 元" in desk.refused("returned", *by_hand)

    assert [file.parent.name for file in letters] == [f"补正账户通知_{back}"] * 2
    said = next(letter_text(one) for one in letters if "李秀英" in letter_text(one))
    told_there = ("2026年7—9月", "630.00", "账号已销户", "人民币陆佰叁拾元整", "回执")
    for words in ("关于补正补贴收款账户的通知", masked("李秀英"), *told_there):
        assert words in said
    assert (li in said, number("李秀英") in said, "张建国" in said) == (False, False, False)

    new = "6217001234567890128"
    desk.unit_form("二局", 收款账户=[account("李秀英", 账号=new)])
    made = desk.money("adjust", "--by", "李明")
    told = {line["name"]: line["reason"] for line in made["lines"]}
    assert "与银行退回的账号相同" in told["张建国"]
    assert "与银行退回的账号相同" not in told["李秀英"]
    twin = desk.money("adjust", "--by", "李明")
    desk.refused("approve", "--batch", made["batch"], "--by", "王芳")  # a newer draft stands beside it
    desk.money("approve", "--batch", twin["batch"], "--by", "王芳")
    assert desk.money("pay", "--batch", twin["batch"], "--by", "赵强")["amount_now"] == "1530.00"
    assert desk.money("pay", "--batch", twin["batch"], "--by", "赵强")["amount_now"] == "0.00"
    assert desk.money("adjust", "--by", "李明") is None
    assert [cash_book(desk)[masked("李秀英"), month] for month in MONTHS[:3]] == [210, 210, 210]

    lists = tmp_path / "再发清单.xlsx"
    desk.types("allowance", "sheet", "--batch", twin["batch"], "-o", tmp_path / "再发.xlsx", "--bank", lists)
    reference, yuan = listed(lists)[new]
    again = desk.money("returned", answer(tmp_path / "再发回盘.xlsx", [[reference, yuan, "失败", "户名不符"]]), "--by", "李明")
    (letter,) = desk.money("approve", "--batch", again["correction"]["batch"], "--by", "王芳")["letters"]
    assert f"{new[:6]}{'*' * 9}{new[-4:]}" in letter_text(Path(letter)), "the account of the second list, not of the first"
    desk.sound()


@pytest.mark.parametrize("as_json", [False, True])
def test_an_approval_stands_and_is_told_where_its_letters_cannot_be_written(
    desk: Desk, paid: Path, tmp_path: Path, *, as_json: bool
) -> None:
    reference, yuan = listed(paid)[account("李秀英")["账号"]]
    drafted = desk.money("returned", answer(tmp_path / "回盘.xlsx", [[reference, yuan, "失败", "销户"]]), "--by", "李明")
    back = drafted["correction"]["batch"]
    (desk.root / "发放" / f"补正账户通知_{back}").write_text("a file where the folder should be", encoding="utf-8")
    told = desk.types("allowance", "approve", "--batch", back, "--by", "王芳", *(["--json"] if as_json else []))
    assert (desk.clerk.status, f"更正 {back} 已经记入台账，只是补正账户通知没有写成" in desk.clerk.scolded) == (2, True)
    if as_json:
        assert [json.loads(told)[key] for key in ("batch", "state", "letters")] == [back, "paid", None]
    else:
        assert told.strip() == f"更正 {back} 已由 王芳 复核，记入台账。"
    assert {one["batch"]: one["state"] for one in desk.ledger("show")}[back] == "paid"


def test_a_roster_that_was_paid_from_is_replaced_after_a_named_correction_alone(desk: Desk, paid: Path) -> None:
    """Issue: “today a Q3 form with one person fewer replaces data already paid and sent”."""
    fewer = desk.roster_letter("二局", desk.roster_of("二局", "| 姓名 | 职务 |\n|--|--|\n| 赵文华 | 委员 |"))
    told = desk.types("receive", fewer, "--accept-with-reason", "测试")
    assert desk.clerk.status == 1
    assert "已经用来发过补贴（批次 2026Q3-1）" in told
    assert "yinling office reopen" in told
    desk.reopens()
    desk.receives(fewer)


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
