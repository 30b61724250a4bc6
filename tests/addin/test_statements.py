"""Statements, registers and letters of a year (``year_of_money``) show its figures, masked, by person, unit and month.

That the figures are right is shown by ``test_the_whole_year``; here they are ``EVENTS``, worked out by hand.
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
from tests.addin.cash import masked
from tests.addin.money_sheets import Desk, number
from tests.addin.year_of_money import EVENTS, FIRST, HEADERS, RAISED, UNITS, USUAL


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


def test_persons_units_and_months_add_up(year: Desk, tmp_path: Path) -> None:
    told = statement(year, tmp_path / "年度.xlsx")
    persons, units, months = (rows(tmp_path / "年度.xlsx", page) for page in ("个人合计", "单位合计", "各月明细"))
    by_unit: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(HEADERS))
    for row in units[:-1]:
        unit = next(u for u in UNITS if u in row["单位"])
        by_unit[unit] = [one + two for one, two in zip(by_unit[unit], figures(row), strict=True)]
    # What 赵文华 got under his other number, 630 that he has to give back, was paid by the third unit
    assert {unit: tuple(sums) for unit, sums in by_unit.items()} == {
        "一局": (1530, 4890, 1200, 0, 900, 0, 6720, 0, 0),
        "二局": (630, 1890, 630, 0, 630, 0, 2520, 0, 0),
        "三局": (900, 2430, 1100, 0, 900, 300, 3230, 630, 0),
    }
    for page in (persons, units, months):
        assert (page[-1]["序号"], figures(page[-1])) == ("合计", (3060, 9210, 2930, 0, 2430, 300, 12470, 630, 0))
    proof = openpyxl.load_workbook(tmp_path / "年度.xlsx")["核对"]
    assert {row[1].value for row in proof.iter_rows(min_row=5)} == {12470}
    assert (told["net"], told["persons"], told["receivable"]) == ("12470.00", 4, "630.00")
    assert {row["姓名"]: row["人月"] for row in persons[:-1]} == {"张建国": 12, "赵文华": 12, "李秀英": 12, "王志强": 9}, (
        "a month that was paid under two numbers is one month"
    )
    moved = {row["姓名"]: (row["本年内发出"], row["本年内退回收回"]) for row in persons[:-1]}
    assert moved == {"张建国": (4200, 900), "赵文华": (2520, 0), "李秀英": (2520, 630), "王志强": (2900, 1200)}, (
        "what was paid before the ledger has no day"
    )


def test_numbers_are_masked_unless_the_office_asks(year: Desk, tmp_path: Path) -> None:
    def text(file: Path) -> str:
        return "".join(str(cell.value) for page in openpyxl.load_workbook(file) for row in page for cell in row)

    statement(year, tmp_path / "遮住.xlsx")
    statement(year, tmp_path / "完整.xlsx", "--full-numbers")
    assert not any(number(name) in text(tmp_path / "遮住.xlsx") for name in EVENTS)
    assert all(number(name) in text(tmp_path / "完整.xlsx") for name in EVENTS)


def test_the_statement_and_the_letter_of_one_person(year: Desk, tmp_path: Path) -> None:
    statement(year, tmp_path / "王.xlsx", "--person", number("王志强"))
    months = rows(tmp_path / "王.xlsx", "各月明细")[:-1]
    assert [row["月份"] for row in months] == [f"2026-{month:02d}" for month in range(1, 10)]
    assert [row["实发净额"] for row in months] == [300] * 6 + [400, 400, 0]
    assert [(row["月标准"], row["收回"]) for row in months[6:]] == [(400, 0), (400, 0), (300, 300)]
    statement(year, tmp_path / "赵.docx", "--person", "赵文华")
    letter = docx.Document(str(tmp_path / "赵.docx"))
    said = "\n".join(one.text for one in letter.paragraphs)
    assert "赵文华同志" in said
    assert "共 12 个月，实发 3,150.00 元（人民币叁仟壹佰伍拾元整）" in said
    assert "应当退回的 630.00 元" in said
    assert number("赵文华") not in said
    statement(year, tmp_path / "王.docx", "--person", "王志强")
    table = [[cell.text for cell in row.cells] for row in docx.Document(str(tmp_path / "王.docx")).tables[0].rows]
    assert table[0] == ["月份", "单位", "职务", "期初已发", "发放", "补发", "银行退回", "收回", "实发"]
    assert [row[-1] for row in table[-4:]] == ["400.00", "400.00", "0.00", "2,600.00"]


def test_one_unit(year: Desk, tmp_path: Path) -> None:
    name = next(row["单位"] for row in rows_of_units(year, tmp_path) if "第三局" in row["单位"])
    told = statement(year, tmp_path / "三局.xlsx", "--unit", name)
    assert (told["persons"], told["net"]) == (2, "2330.00"), "without the old sheet, whose 三局 is known by its name alone"
    assert "核对" not in openpyxl.load_workbook(tmp_path / "三局.xlsx").sheetnames


def test_what_moved_in_one_unit_s_statement_is_that_unit_s(desk: Desk, tmp_path: Path) -> None:
    """A secretary of one unit in the second quarter and of another in the third: 900 yuan in either, not 1,800 in both."""
    for period, where in (("2026Q2", "一局"), ("2026Q3", "二局")):
        desk.standards(USUAL, period)
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


def test_what_a_statement_refuses(year: Desk, tmp_path: Path) -> None:
    for words, said in (
        ({"year_text": "2026Q3"}, "不是年度"),
        ({"year_text": "2024"}, "没有"),
        ({"year_text": "2026", "who": "无此人"}, "台账里没有这个人的记录"),
        ({"year_text": "2026", "letter": True}, "一次写给一个人"),
        ({"year_text": "2026", "output": tmp_path / "没有的" / "x.pdf"}, "结尾"),
    ):
        with pytest.raises(Refused, match=said):
            write_statement(year.root, **words)  # type: ignore[arg-type]


def test_the_workbook_for_the_auditor_agrees_with_the_ledger(year: Desk, tmp_path: Path) -> None:
    year.types("ledger", "export", "-o", tmp_path / "审计.xlsx")
    sums, batches, entries = (rows(tmp_path / "审计.xlsx", page) for page in ("合计", "批次", "记录"))
    by_word = {row["项目"]: row["金额"] for row in sums}
    told = {"期初": 3060, "发放": 9210, "补发": 2930, "银行退回": -2430, "收回": -300}
    assert {word: by_word[word] for word in told} == told
    assert by_word["以上相加（发出去的减收回来的）"] == by_word["台账有效发放合计"] == 12470
    assert float(year.ledger("verify")["paid"]) == 12470
    assert batches[-1]["台账里的现金"] == entries[-1]["现金"] == 12470
    assert len(entries) - 1 == len(year.ledger("export"))
    assert {row["姓名"] for row in entries[:-1] if row["姓名"]} == set(EVENTS)
    assert all("*" in row["身份证号"] for row in entries[:-1] if row["姓名"])
    year.types("ledger", "export", "-o", tmp_path / "完整.xlsx", "--full-numbers")
    shown = {row["身份证号"] for row in rows(tmp_path / "完整.xlsx", "记录")[:-1] if row["姓名"]}
    assert shown == {number(name) for name in (*EVENTS, "赵文华*")}


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
    desk.standards(USUAL)
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


def test_receivables_have_an_age(year: Desk, tmp_path: Path) -> None:
    known = dt.date.fromisoformat(RAISED)
    found = receivables_of(year.root, known + dt.timedelta(days=40))
    months = ("2026-07", "2026-08", "2026-09")
    assert [(one.post.name, one.month, one.fen, one.age) for one in found] == [("赵文华", month, 21000, 40) for month in months]
    assert "用另一个号码还领了 210.00 元" in found[0].reason
    assert receivables_of(year.root, known - dt.timedelta(days=1)) == [], "it was not known then"
    told = year.ledger("receivables", "-o", tmp_path / "登记.xlsx")
    assert [(one["name"], one["amount"], one["age"]) for one in told] == [("赵文华", "210.00", 38)] * 3, "to 28 December"
    assert [row["应收回"] for row in rows(tmp_path / "登记.xlsx", "应收回")] == [210, 210, 210, 630]
    assert year.clerk.scolded.strip() == f"已写：{tmp_path / '登记.xlsx'}", "beside the JSON"
    for register in ("receivables", "held"):
        said = year.types("ledger", register, "-o", tmp_path)
        assert len(list(tmp_path.glob("*_应收和暂缓_*.xlsx"))) == 1
        assert said.splitlines()[-1] == f"已写：{next(tmp_path.glob('*_应收和暂缓_*.xlsx'))}"


def test_a_receivable_that_is_recovered_is_one_no_more(year: Desk) -> None:
    owed_by = {one["person"] for one in year.ledger("receivables")}
    (twice,) = (number(name) for name in ("赵文华", "赵文华*") if masked(name) in owed_by)
    for month in ("2026-07", "2026-08", "2026-09"):
        words = ("--person", twice, "--month", month, "--voucher", "收据 9 号", "--by", "李明")
        year.money("approve", "--batch", year.money("recovered", *words)["batch"], "--by", "王芳")
    assert year.ledger("receivables") == []
    assert "没有应收回的" in year.types("ledger", "receivables")


def test_held_items_are_listed_until_they_are_paid(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(FIRST, accounts=False)
    desk.standards(USUAL)
    desk.computes()
    desk.computes()
    found = held_of(desk.root, clock.today() + dt.timedelta(days=7))
    assert len(found) == 12, "four persons without an account, three months each, in two drafts"
    assert {one.age for one in found} == {7}
    assert held_of(desk.root, clock.today() - dt.timedelta(days=1)) == []
    desk.rosters(FIRST)
    desk.pays()
    assert desk.ledger("held") == []
    assert "没有暂缓的" in desk.types("ledger", "held")
