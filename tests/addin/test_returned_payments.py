"""What the bank answers: it must fit the list, comes back once, and is paid again once, with a letter to the unit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from tests.addin.cash import answer, answered, bank_list, cash_book, masked, orders, orders_by_account
from tests.addin.money_sheets import Desk, account, number
from tests.addin.paid_quarter import MONTHS, Q4, RAISED


def test_an_answer_that_does_not_fit_the_list_is_not_taken(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """Unknown reference, other amount, words nobody understands: nothing of the file is taken."""
    reference, _, _, yuan = orders(paid)[0]
    for row, said in (
        (["2026Q3-1-0099", yuan, "失败", ""], "参考号 2026Q3-1-0099 不在"),
        ([reference, yuan + 1, "失败", ""], "清单上是"),
        ([reference, yuan, "处理中", ""], "看不懂"),
    ):
        file = answer(tmp_path / "回盘.xlsx", [[reference, yuan, "失败", "销户"], row])
        assert said in desk.refused("returned", file, "--by", "李明")
    assert [one["kind"] for one in desk.ledger("export") if one["kind"] == "returned"] == []


def test_an_answer_to_an_adjustment_comes_back_once(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """The difference of a month that another batch paid first: what came back is told by the reference, not by the month."""
    desk.rosters(Q4, "2026Q4")
    desk.standards(RAISED, "2026Q4")
    made = desk.money("adjust", "--by", "李明")
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")
    desk.money("pay", "--batch", made["batch"], "--by", "赵强")
    lists = bank_list(desk, tmp_path, made["batch"])
    reference, _, _, yuan = orders_by_account(lists)[account("张建国")["账号"]]
    assert yuan == 300
    file = answer(tmp_path / "补差回盘.xlsx", [[reference, yuan, "失败", "销户"]])
    told = desk.money("returned", file, "--by", "李明")
    desk.money("approve", "--batch", told["correction"]["batch"], "--by", "王芳")
    assert desk.money("returned", file, "--by", "李明")["correction"] is None, "the same file twice changes nothing"
    assert [cash_book(desk)[masked("张建国"), month] for month in MONTHS[:3]] == [300, 300, 300]
    twice = answer(tmp_path / "两行.xlsx", [[reference, yuan, "失败", "销户"], [reference, yuan, "成功", ""]])
    assert f"参考号 {reference} 有 2 行" in desk.refused("returned", twice, "--by", "李明")


def test_an_answer_must_add_up_to_what_was_ordered(desk: Desk, paid: Path, tmp_path: Path) -> None:
    """A line of the range that is missing, or a total that is not that of the lines: both figures are told, nothing is posted."""
    rows: list[list[object]] = [[one.reference, one.yuan, "成功", ""] for one in orders(paid)]
    lacking = answer(tmp_path / "缺行.xlsx", [rows[0], *rows[2:]])
    said = desk.refused("returned", lacking, "--by", "李明")
    assert "清单上是 5 笔 3,690.00 元，回盘里是 4 笔 3,060.00 元" in said, "赵文华's 630 are missing"
    other = answer(tmp_path / "合计.xlsx", [*rows, ["合计", 3691, "", ""]])
    said = desk.refused("returned", other, "--by", "李明")
    assert "合计是 3,691.00 元，逐行加是 3,690.00 元" in said
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
    li, zhang = account("李秀英")["账号"], account("张建国")["账号"]
    file = answered(tmp_path / "回盘.xlsx", paid, {li: "账号已销户", zhang: "账号已销户"})
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

    reference, _, _, yuan = orders_by_account(bank_list(desk, tmp_path, twin["batch"]))[new]
    again = desk.money("returned", answer(tmp_path / "再发回盘.xlsx", [[reference, yuan, "失败", "户名不符"]]), "--by", "李明")
    (letter,) = desk.money("approve", "--batch", again["correction"]["batch"], "--by", "王芳")["letters"]
    assert f"{new[:6]}{'*' * 9}{new[-4:]}" in letter_text(Path(letter)), "the account of the second list, not of the first"
    desk.sound()


@pytest.mark.parametrize("as_json", [False, True])
def test_an_approval_stands_and_is_told_where_its_letters_cannot_be_written(
    desk: Desk, paid: Path, tmp_path: Path, *, as_json: bool
) -> None:
    reference, _, _, yuan = orders_by_account(paid)[account("李秀英")["账号"]]
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
