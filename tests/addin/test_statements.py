"""A year in the office's books: statements, registers and letters agree with the bank's lists and the ledger, to the fen.

The scene: July was paid by hand before the ledger began, the rest of the quarter by a batch, one payment came back from the bank
and was paid again, a raise was paid as a difference, and a death became known late. The expected figures are worked out here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from addin.errors import Refused
from addin.runtime import clock
from addin.usecases.registers import held_of, receivables_of
from addin.usecases.statements import write_statement
from tests.addin.money_sheets import Desk, account, number

ROSTER = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 赵文华 | 委员 |
| 二局 | 李秀英 | 委员 |
| 三局 | 王志强 | 书记 |
"""
LATER = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 在册 |            |
| 一局 | 赵文华 | 委员 | 在册 |            |
| 二局 | 李秀英 | 委员 | 在册 |            |
| 三局 | 王志强 | 书记 | 去世 | 2026-08-15 |
"""
STANDARDS = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 | 生效日期   |
|------|--------------|--------|----------|------------|
| 书记 | 530000       | 300    | 示例1号  | 2025-01-01 |
| 委员 | 530000       | 210    | 示例1号  | 2025-01-01 |
"""
RAISED = STANDARDS + "| 书记 | 530000 | 400 | 示例9号 | 2026-07-01 |\n"
HEADERS = ("期初已发", "发放", "补发", "抵扣", "银行退回", "收回", "实发净额", "还应收回", "还应补发")
# Yuan in this order. 张建国: July before the ledger, the raise of three months. 李秀英: all came back once and was paid again.
# 王志强 died in August: the raise for July and August, September owed and a hundred of it given back.
PERSONS = {
    "张建国": (300, 600, 300, 0, 0, 0, 1200, 0, 0),
    "赵文华": (0, 630, 0, 0, 0, 0, 630, 0, 0),
    "李秀英": (0, 630, 630, 0, 630, 0, 630, 0, 0),
    "王志强": (0, 900, 200, 0, 0, 100, 1000, 200, 0),
}
UNITS = {"一局": ("张建国", "赵文华"), "二局": ("李秀英",), "三局": ("王志强",)}


@pytest.fixture
def year(desk: Desk, tmp_path: Path) -> list[Path]:
    """The year as told above; the bank's lists."""
    desk.rosters(ROSTER)
    desk.standards(STANDARDS)
    old = openpyxl.Workbook()
    for row in (["姓名", "身份证号", "单位", "月份", "金额"], ["张建国", number("张建国"), "一局", "7月", 300]):
        old.worksheets[0].append(row)
    old.save(tmp_path / "旧表.xlsx")
    told = json.loads(desk.types("ledger", "opening", tmp_path / "旧表.xlsx", "--period", "2026Q3", "--by", "李明", "--json"))
    desk.money("approve", "--batch", told["opening"]["batch"], "--by", "王芳")
    assert desk.pays() == "2760.00"
    lists = [bank_list(desk, tmp_path, desk.ledger("show")[-1]["batch"])]
    for month in ("2026-07", "2026-08", "2026-09"):
        words = ("--person", number("李秀英"), "--month", month, "--reason", "户名不符", "--by", "李明")
        desk.money("approve", "--batch", desk.money("returned", *words)["batch"], "--by", "王芳")
    desk.rosters(LATER, "2026Q4")
    desk.unit_form("二局", 收款账户=[account("李秀英", 账号="6217001234567890128")])
    desk.standards(RAISED, "2026Q4")
    assert desk.adjusts() == "1130.00", "300 and 630 and 200"
    lists.append(bank_list(desk, tmp_path, desk.ledger("show")[-1]["batch"]))
    words = ("--person", number("王志强"), "--month", "2026-09", "--amount", "100", "--voucher", "收据 7 号", "--by", "李明")
    desk.money("approve", "--batch", desk.money("recovered", *words)["batch"], "--by", "王芳")
    return lists


def bank_list(desk: Desk, folder: Path, batch: str) -> Path:
    file = folder / f"清单_{batch}.xlsx"
    desk.money("sheet", "--batch", batch, "-o", folder / f"表_{batch}.xlsx", "--bank", file)
    return file


def ordered_by(bank: Path) -> float:
    """What a bank's list orders: the rows with a reference."""
    page = openpyxl.load_workbook(bank).worksheets[0]
    return sum(float(str(row[5].value)) for row in page.iter_rows(min_row=2) if row[1].value)


def rows(file: Path, page: str) -> list[dict[str, Any]]:
    """The rows of a page by its headers, sums and all."""
    lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(file)[page].iter_rows()]
    headers = [str(cell) for cell in lines[3]]
    return [dict(zip(headers, line, strict=True)) for line in lines[4:]]


def figures(row: dict[str, Any]) -> tuple[float, ...]:
    return tuple(float(row[header]) for header in HEADERS)


def statement(desk: Desk, file: Path, *words: object) -> Any:
    told = desk.types("allowance", "statement", "--period", "2026", "-o", file, *words, "--json")
    assert desk.clerk.status == 0, desk.clerk.scolded
    return json.loads(told)


def test_persons_units_months_bank_lists_and_ledger_agree(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    told = statement(desk, tmp_path / "年度.xlsx")
    persons, units, months = (rows(tmp_path / "年度.xlsx", page) for page in ("个人合计", "单位合计", "各月明细"))
    assert {row["姓名"]: figures(row) for row in persons[:-1]} == PERSONS
    expected_units = {
        unit: tuple(map(sum, zip(*(PERSONS[name] for name in names), strict=True))) for unit, names in UNITS.items()
    }
    named = {next(u for u in UNITS if u in row["单位"]): row for row in units[:-1] if row["单位代码"]}
    by_unit: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(HEADERS))
    for row in units[:-1]:
        unit = next(u for u in UNITS if u in row["单位"])
        by_unit[unit] = [one + two for one, two in zip(by_unit[unit], figures(row), strict=True)]
    assert named.keys() == set(UNITS)
    assert {unit: tuple(sums) for unit, sums in by_unit.items()} == expected_units
    whole = tuple(map(sum, zip(*PERSONS.values(), strict=True)))
    for page in (persons, units, months):
        assert (page[-1]["序号"], figures(page[-1])) == ("合计", whole)
    ordered = sum(map(ordered_by, year))
    assert ordered == whole[1] + whole[2] - whole[3], (
        "what was paid and adjusted is what the bank's lists ordered, and nothing else"
    )
    proof = openpyxl.load_workbook(tmp_path / "年度.xlsx")["核对"]
    assert {row[1].value for row in proof.iter_rows(min_row=5)} == {whole[6]}
    assert (told["net"], told["persons"], told["receivable"]) == ("3460.00", 4, "200.00")
    moved = {row["姓名"]: (row["本年内发出"], row["本年内退回收回"]) for row in persons[:-1]}
    assert moved["李秀英"] == (1260, 630)
    assert moved["张建国"] == (900, 0), "what was paid before the ledger has no day"


def test_numbers_are_masked_unless_the_office_asks(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    def text(file: Path) -> str:
        return "".join(str(cell.value) for page in openpyxl.load_workbook(file) for row in page for cell in row)

    statement(desk, tmp_path / "遮住.xlsx")
    statement(desk, tmp_path / "完整.xlsx", "--full-numbers")
    assert not any(number(name) in text(tmp_path / "遮住.xlsx") for name in PERSONS)
    assert all(number(name) in text(tmp_path / "完整.xlsx") for name in PERSONS)


def test_the_statement_and_the_letter_of_one_person(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    statement(desk, tmp_path / "王.xlsx", "--person", number("王志强"))
    months = rows(tmp_path / "王.xlsx", "各月明细")
    assert [(row["月份"], row["实发净额"], row["还应收回"]) for row in months[:-1]] == [
        ("2026-07", 400, 0), ("2026-08", 400, 0), ("2026-09", 200, 200)
    ]  # fmt: skip
    assert [row["月标准"] for row in months[:-1]] == [400, 400, 300]
    statement(desk, tmp_path / "王.docx", "--person", "王志强")
    letter = docx.Document(str(tmp_path / "王.docx"))
    said = "\n".join(one.text for one in letter.paragraphs)
    assert "王志强同志" in said
    assert "共 3 个月，实发 1,000.00 元（人民币壹仟元整）" in said
    assert "应当退回的 200.00 元" in said
    assert number("王志强") not in said
    table = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    assert table[0] == ["月份", "单位", "职务", "发放", "补发", "收回", "实发"]
    assert [row[-1] for row in table[1:]] == ["400.00", "400.00", "200.00", "1,000.00"]


def test_one_unit(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    name = next(row["单位"] for row in rows_of_units(desk, tmp_path) if "三局" in row["单位"])
    told = statement(desk, tmp_path / "三局.xlsx", "--unit", name)
    assert (told["persons"], told["net"]) == (1, "1000.00")
    assert "核对" not in openpyxl.load_workbook(tmp_path / "三局.xlsx").sheetnames


def test_what_moved_in_one_unit_s_statement_is_that_unit_s(desk: Desk, tmp_path: Path) -> None:
    """A secretary of one unit in the second quarter and of another in the third: 900 yuan in either, not 1,800 in both."""
    for period, where in (("2026Q2", "一局"), ("2026Q3", "二局")):
        desk.standards(STANDARDS, period)
        desk.rosters(f"| 单位 | 姓名 | 职务 |\n|--|--|--|\n| {where} | 张建国 | 书记 |\n", period)
        assert desk.pays(period) == "900.00"
    units = rows_of_units(desk, tmp_path)
    assert len(units) == 2
    for one in units:
        statement(desk, tmp_path / "单位.xlsx", "--unit", one["单位代码"])
        person = rows(tmp_path / "单位.xlsx", "个人合计")[0]
        assert (person["实发净额"], person["本年内发出"], person["本年内退回收回"]) == (900, 900, 0)


def rows_of_units(desk: Desk, tmp_path: Path) -> list[dict[str, Any]]:
    statement(desk, tmp_path / "年度.xlsx")
    return rows(tmp_path / "年度.xlsx", "单位合计")[:-1]


def test_what_a_statement_refuses(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    for words, said in (
        ({"year_text": "2026Q3"}, "不是年度"),
        ({"year_text": "2024"}, "没有"),
        ({"year_text": "2026", "who": "无此人"}, "台账里没有这个人的记录"),
        ({"year_text": "2026", "letter": True}, "一次写给一个人"),
        ({"year_text": "2026", "output": tmp_path / "没有的" / "x.pdf"}, "结尾"),
    ):
        with pytest.raises(Refused, match=said):
            write_statement(desk.root, **words)  # type: ignore[arg-type]


def test_the_workbook_for_the_auditor_agrees_with_the_ledger(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    desk.types("ledger", "export", "-o", tmp_path / "审计.xlsx")
    sums, batches, entries = (rows(tmp_path / "审计.xlsx", page) for page in ("合计", "批次", "记录"))
    by_word = {row["项目"]: row["金额"] for row in sums}
    whole = dict(zip(HEADERS, map(sum, zip(*PERSONS.values(), strict=True)), strict=True))
    told = {"期初": "期初已发", "发放": "发放", "补发": "补发"}
    assert {word: by_word[word] for word in told} == {word: whole[header] for word, header in told.items()}
    assert (by_word["银行退回"], by_word["收回"]) == (-whole["银行退回"], -whole["收回"])
    paid = float(desk.ledger("verify")["paid"])
    assert by_word["以上相加（发出去的减收回来的）"] == by_word["台账有效发放合计"] == paid == whole["实发净额"]
    assert batches[-1]["台账里的现金"] == entries[-1]["现金"] == paid
    assert len(entries) - 1 == len(desk.ledger("export"))
    assert {row["姓名"] for row in entries[:-1] if row["姓名"]} == set(PERSONS)
    assert all("*" in row["身份证号"] for row in entries[:-1] if row["姓名"])
    desk.types("ledger", "export", "-o", tmp_path / "完整.xlsx", "--full-numbers")
    assert {row["身份证号"] for row in rows(tmp_path / "完整.xlsx", "记录")[:-1] if row["姓名"]} == {number(n) for n in PERSONS}


def test_several_of_one_name_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    """张建国 and 张建国* are two persons of one name, in two units."""
    desk.rosters(
        """
        | 单位 | 姓名    | 职务 |
        |------|---------|------|
        | 一局 | 张建国  | 书记 |
        | 三局 | 张建国* | 委员 |
        """
    )
    desk.standards(STANDARDS)
    desk.pays()
    said = desk.types("ledger", "explain", "--name", "张 建国")
    assert said.count("张建国 530102") == 2
    assert "一局" in said
    assert "三局" in said
    assert len({one["unit_name"] for one in desk.ledger("explain", "--name", "张建国")}) == 2
    assert len(desk.ledger("explain", "--name", "张建国")) == 6
    assert desk.ledger("explain", "--name", "没有") == []
    desk.types("allowance", "statement", "--period", "2026", "--person", "张建国", "-o", tmp_path / "x.xlsx")
    assert "有 2 个人叫这个名字" in desk.clerk.scolded
    assert number("张建国") not in desk.clerk.scolded


def test_receivables_have_an_age(desk: Desk, year: list[Path], tmp_path: Path) -> None:
    today = clock.today()
    found = receivables_of(desk.root, today + dt.timedelta(days=40))
    assert [(one.post.name, one.month, one.fen, one.age) for one in found] == [("王志强", "2026-09", 20000, 40)]
    assert "去世" in found[0].reason
    assert receivables_of(desk.root, today - dt.timedelta(days=1)) == [], "it was not known then"
    told = desk.ledger("receivables", "-o", tmp_path / "登记.xlsx")
    assert [(one["name"], one["amount"], one["age"]) for one in told] == [("王志强", "200.00", 0)]
    assert [row["应收回"] for row in rows(tmp_path / "登记.xlsx", "应收回")] == [200, 200]
    assert desk.clerk.scolded.strip() == f"已写：{tmp_path / '登记.xlsx'}", "beside the JSON"
    for register in ("receivables", "held"):
        said = desk.types("ledger", register, "-o", tmp_path)
        assert len(list(tmp_path.glob("*_应收和暂缓_*.xlsx"))) == 1
        assert said.splitlines()[-1] == f"已写：{next(tmp_path.glob('*_应收和暂缓_*.xlsx'))}"
    words = ("--person", number("王志强"), "--month", "2026-09", "--voucher", "收据 8 号", "--by", "李明")
    desk.money("approve", "--batch", desk.money("recovered", *words)["batch"], "--by", "王芳")
    assert desk.ledger("receivables") == []
    assert "没有应收回的" in desk.types("ledger", "receivables")


def test_held_items_are_listed_until_they_are_paid(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(ROSTER, accounts=False)
    desk.standards(STANDARDS)
    desk.computes()
    desk.computes()
    found = held_of(desk.root, clock.today() + dt.timedelta(days=7))
    assert len(found) == 12, "four persons without an account, three months each, in two drafts"
    assert {one.age for one in found} == {7}
    assert held_of(desk.root, clock.today() - dt.timedelta(days=1)) == []
    desk.rosters(ROSTER)
    desk.pays()
    assert desk.ledger("held") == []
    assert "没有暂缓的" in desk.types("ledger", "held")
