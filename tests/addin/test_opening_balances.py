"""April: an office begins its ledger, and what it paid from January to March stands in old sheets. Through real files.

What is expected is worked out here from the issue's words: these months block second payments, never reach a bank's list nor a
sheet of payments, a raise pays the difference, and what stands in the old sheets twice is not taken before somebody decided.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.usecases.opening_balances import take_opening
from tests.addin.cash import orders
from tests.addin.money_sheets import Desk, number

ROSTER = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 赵文华 | 委员 |
| 二局 | 李秀英 | 委员 |
"""
STANDARDS = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 | 生效日期   |
|------|--------------|--------|----------|------------|
| 书记 | 530000       | 300    | 示例1号  | 2025-01-01 |
| 书记 | 530000       | 400    | 示例9号  | 2026-07-01 |
| 委员 | 530000       | 210    | 示例1号  | 2025-01-01 |
"""
HEADERS = ["姓名", "身份证号", "月份", "金额"]
QUARTER = [["张建国", number("张建国"), "7-9月", 900], ["李秀英", number("李秀英"), "7月", 210]]


def old(folder: Path, rows: list[list[object]], name: str = "旧发放表.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in (["第三季度补贴发放表"], HEADERS, *rows):
        book.worksheets[0].append(row)
    book.save(folder / name)
    return folder / name


def opens(desk: Desk, *files: object, by: str = "李明") -> Any:
    told = desk.types("ledger", "opening", *files, "--period", "2026Q3", "--by", by, "--json")
    assert desk.clerk.status == 0, desk.clerk.scolded
    return json.loads(told)


def lines(made: Any) -> dict[tuple[str, str], str]:
    return {(line["name"], line["month"][5:]): line["amount"] for line in made["opening"]["lines"]}


def entered(desk: Desk, file: Path) -> Any:
    """Opening balances of the file, approved by a second person."""
    made = opens(desk, file)
    desk.money("approve", "--batch", made["opening"]["batch"], "--by", "王芳")
    return made


def test_what_was_paid_before_is_not_paid_again_and_never_reaches_the_bank(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(ROSTER)
    desk.standards(STANDARDS.replace("400", "300"))
    made = entered(desk, old(tmp_path, QUARTER))
    assert lines(made) == {("张建国", m): "300.00" for m in ("07", "08", "09")} | {("李秀英", "07"): "210.00"}
    assert made["opening"]["months"]["2026-07"] == {"persons": 2, "amount": "510.00"}
    drafted = desk.computes()
    blocked = {(one["name"], one["month"][5:]) for one in drafted["lines"] if one["outcome"] == "blocked"}
    assert blocked == {("张建国", "07"), ("张建国", "08"), ("张建国", "09"), ("李秀英", "07")}
    reason = next(one["reason"] for one in drafted["lines"] if one["outcome"] == "blocked")
    assert "启用台账以前" in reason
    desk.approves()
    assert desk.money("pay", "--by", "赵强")["amount_now"] == "1050.00", "赵文华 three months, 李秀英 two"
    desk.types("allowance", "sheet", "--period", "2026Q3", "-o", tmp_path / "表.xlsx", "--bank", tmp_path / "清单.xlsx")
    ordered = sorted((one.name, one.yuan) for one in orders(tmp_path / "清单.xlsx"))
    assert ordered == [("李秀英", 420.0), ("赵文华", 630.0)]
    desk.sound()


def test_a_raise_pays_the_difference_to_what_was_paid_before(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(ROSTER)
    desk.standards(STANDARDS)
    entered(desk, old(tmp_path, QUARTER))
    desk.pays()
    assert desk.adjusts() == "300.00", "three months of 100 more for the secretary"
    assert desk.money("adjust", "--by", "李明") is None
    desk.sound()


def test_it_takes_two_persons(desk: Desk, tmp_path: Path) -> None:
    made = opens(desk, old(tmp_path, QUARTER))
    assert "不能再复核" in desk.refused("approve", "--batch", made["opening"]["batch"], "--by", "李明")
    assert desk.ledger("export") == []
    assert "要先由复核人复核" in desk.refused("pay", "--batch", made["opening"]["batch"], "--by", "赵强")


def test_no_sheet_and_no_list_for_the_bank_of_opening_balances(desk: Desk, tmp_path: Path) -> None:
    made = entered(desk, old(tmp_path, QUARTER))
    for words in (("--batch", made["opening"]["batch"]), ()):
        said = desk.refused("sheet", *words, "-o", tmp_path / "表.xlsx", "--bank", tmp_path / "清单.xlsx")
        assert "期初" in said
    assert "期初" in desk.refused("reconcile", "--batch", made["opening"]["batch"])
    assert not (tmp_path / "表.xlsx").exists()
    assert not (tmp_path / "清单.xlsx").exists()


def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    file = old(tmp_path, QUARTER)
    first = opens(desk, file)
    again = opens(desk, file)
    assert (again["again"], again["opening"]["batch"]) == (True, first["opening"]["batch"])
    assert len(desk.ledger("show")) == 1
    desk.money("approve", "--batch", first["opening"]["batch"], "--by", "王芳")
    copy = tmp_path / "换个名字.xlsx"
    copy.write_bytes(file.read_bytes())
    later = opens(desk, copy)
    assert (later["opening"], later["known"], later["not_taken"]) == (None, 4, [])
    assert len(desk.ledger("show")) == 1


def test_doubles_are_told_and_not_taken_until_decided(desk: Desk, tmp_path: Path) -> None:
    """Within one sheet and in two files; the same file under two names is one file."""
    one = old(tmp_path, [*QUARTER, ["李秀英", number("李秀英"), "7月", 210]], "甲.xlsx")
    other = old(tmp_path, [["张建国", number("张建国"), "9月", 100]], "乙.xlsx")
    made = opens(desk, one, other)
    assert lines(made) == {("张建国", "07"): "300.00", ("张建国", "08"): "300.00"}
    assert made["undecided"] == 2
    assert sum("李秀英" in told and "甲.xlsx" in told for told in made["not_taken"]) == 2
    assert any("乙.xlsx" in told and "2026-09" in told for told in made["not_taken"])
    once = opens(desk, one, other, "--doubles", "同一笔")
    assert lines(once) == lines(made) | {("李秀英", "07"): "210.00"}, "two amounts are not one payment"
    assert once["replaced"] == made["opening"]["batch"]
    both = opens(desk, one, other, "--doubles", "都发过")
    assert lines(both) == lines(once) | {("李秀英", "07"): "420.00", ("张建国", "09"): "400.00"}
    desk.types("ledger", "opening", one, "--period", "2026Q3", "--by", "李明", "--doubles", "随便")
    assert "看不懂" in desk.clerk.scolded


def test_who_was_paid_twice_before_owes_the_second(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(ROSTER)
    desk.standards(STANDARDS.replace("400", "300"))
    made = opens(desk, old(tmp_path, [*QUARTER, ["李秀英", number("李秀英"), "7月", 210]]), "--doubles", "都发过")
    desk.money("approve", "--batch", made["opening"]["batch"], "--by", "王芳")
    desk.pays()
    adjusted = desk.money("adjust", "--by", "李明")
    assert [(line["name"], line["month"], line["outcome"]) for line in adjusted["lines"]] == [("李秀英", "2026-07", "lower")]
    assert "应收回 210.00 元" in adjusted["lines"][0]["reason"]


def test_a_month_the_ledger_has_paid_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(ROSTER)
    desk.standards(STANDARDS)
    desk.pays()
    made = opens(desk, old(tmp_path, QUARTER))
    assert made["opening"] is None
    assert len(made["not_taken"]) == 4
    assert all("台账里已有" in told for told in made["not_taken"])


def test_what_was_paid_while_it_waited_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = opens(desk, old(tmp_path, QUARTER))
    desk.rosters(ROSTER)
    desk.standards(STANDARDS)
    batch = ("--batch", desk.computes()["batch"])
    desk.money("approve", *batch, "--by", "王芳")
    desk.money("pay", *batch, "--by", "赵强")
    assert "已经有了发放记录" in desk.refused("approve", "--batch", made["opening"]["batch"], "--by", "王芳")
    desk.sound()


def test_the_old_sheet_is_kept_and_missed(desk: Desk, tmp_path: Path) -> None:
    entered(desk, old(tmp_path, QUARTER))
    kept = next((desk.root / "发放" / "存档").glob("期初_*旧发放表.xlsx"))
    assert kept.read_bytes() == (tmp_path / "旧发放表.xlsx").read_bytes()
    assert desk.ledger("verify")["problems"] == []
    kept.write_bytes(b"other")
    assert "被改动过" in desk.ledger("verify")["problems"][0]


def test_an_old_sheet_that_was_not_kept_is_kept_when_it_is_read_again(desk: Desk, tmp_path: Path) -> None:
    """As after a full disk: the batch stands, its paper is missing."""
    (desk.root / "发放").mkdir(exist_ok=True)
    (desk.root / "发放" / "存档").write_text("no folder", encoding="utf-8")
    file = old(tmp_path, QUARTER)
    desk.types("ledger", "opening", file, "--period", "2026Q3", "--by", "李明")
    assert "已登记，但是原件存不进“发放/存档”" in desk.clerk.scolded
    (desk.root / "发放" / "存档").unlink()
    assert opens(desk, file)["again"]
    assert len(list((desk.root / "发放" / "存档").glob("期初_*"))) == 1
    opens(desk, file)
    assert desk.ledger("verify")["problems"] == []


def test_what_is_shown_hides_the_numbers(desk: Desk, tmp_path: Path) -> None:
    file = old(tmp_path, [*QUARTER, ["赵文华", number("赵文华"), "年前", 210]])
    desk.types("ledger", "opening", file, "--period", "2026Q3", "--by", "李明")
    said = desk.clerk.said
    assert "2 人、4 人月，合计 1,110.00 元" in said
    assert "“年前”看不懂" in said
    preview = next((desk.root / "发放").glob("期初预览_*.xlsx"))
    shown = said + "".join(str(cell.value) for page in openpyxl.load_workbook(preview) for row in page for cell in row)
    assert not any(number(name) in shown for name in ("张建国", "李秀英", "赵文华"))
    assert "期初" in desk.types("ledger", "show")


def test_another_reader_may_take_its_place(desk: Desk, tmp_path: Path) -> None:
    """The columns of an old sheet may be told by a mapping: whoever reads gives the same rows."""
    from addin.payroll.old_sheets import OldSheets, read_old_sheets  # noqa: PLC0415

    def first_row_only(file: Path, period: Any) -> OldSheets:
        found = read_old_sheets(file, period)
        return found._replace(payments=found.payments[:1])

    made = take_opening(desk.root, [old(tmp_path, QUARTER)], "2026Q3", "李明", read=first_row_only)
    assert made.content is not None
    assert made.content.batch.pay_count == 1


@pytest.mark.parametrize("what", ["DELETE FROM entry WHERE person != ''", "UPDATE batch_line SET fen = 1"])
def test_changed_opening_balances_are_found(desk: Desk, tmp_path: Path, what: str) -> None:
    import sqlite3  # noqa: PLC0415

    entered(desk, old(tmp_path, QUARTER))
    base = sqlite3.connect(desk.root / "台账.db")
    base.execute("DROP TRIGGER entry_no_delete")
    base.execute(what)
    base.commit()
    base.close()
    assert desk.ledger("verify")["problems"]
