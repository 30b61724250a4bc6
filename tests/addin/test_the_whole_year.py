"""A year as finance lives it, from the old sheets of January to the audit in December; everybody's statement is right at its end.

The oracle is a payroll of its own, by brute force from RULES.md's words: for each month the posts held on any day of it, the
standard in force on its first day, the highest post once a person, nothing after the month of death. What became of the money is
told event by event: ``cash out - cash back = entitlement - open receivables``, for every person.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.addin.money_sheets import Desk, account, number

MONTHS = [dt.date(2026, month, 1) for month in range(1, 13)]
HEADERS = ("期初已发", "发放", "补发", "银行退回", "收回", "实发净额", "还应收回", "还应补发")
FIRST = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 赵文华 | 委员 |
| 二局 | 李秀英 | 委员 |
| 三局 | 王志强 | 书记 |
"""
TWICE = FIRST + "| 三局 | 赵文华* | 委员 |\n"  # the same man under another number, which nobody notices yet
LATE = """
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


class Held(NamedTuple):
    """Who held which post, until when; the day of death."""

    person: str
    post: str
    died: dt.date | None = None


HELD = [Held("张建国", "书记"), Held("赵文华", "委员"), Held("李秀英", "委员"), Held("王志强", "书记", dt.date(2026, 8, 15))]
HELD += [Held("赵文华", "委员")]  # of the third branch, under the other number: one payment all the same
IN_FORCE = [("书记", dt.date(2025, 1, 1), 300), ("委员", dt.date(2025, 1, 1), 210), ("书记", dt.date(2026, 7, 1), 400)]


def payroll(person: str) -> int:
    """What somebody was entitled to in the year, in yuan."""
    total = 0
    for month in MONTHS:
        rates = [0]
        for held in HELD:
            if held.person == person and (held.died is None or held.died >= month):
                since = [(day, yuan) for post, day, yuan in IN_FORCE if post == held.post and day <= month]
                rates.append(max(since)[1])
        total += max(rates)
    return total


def old_sheet(file: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["2026年第一季度离退休干部党组织工作补贴发放表"])
    page.append(["序号", "姓名", "身份证号", "单位", "月份", "金额"])
    for n, (name, where, yuan) in enumerate([("张建国", "一局", 900), ("赵文华", "一局", 630), ("李秀英", "二局", 630)], 1):
        page.append([n, name, number(name), where, "第一季度", yuan])
    page.append([4, "王志强", number("王志强"), "三局", "1-3月", 900])
    page.append(["合计", None, None, None, None, 3060])
    book.save(file)
    return file


def bank_list(desk: Desk, folder: Path, batch: str) -> dict[str, tuple[str, float]]:
    """Reference and yuan by account of a batch's list."""
    file = folder / f"清单_{batch}.xlsx"
    desk.money("sheet", "--batch", batch, "-o", folder / f"表_{batch}.xlsx", "--bank", file)
    page = openpyxl.load_workbook(file).worksheets[0]
    return {str(row[3].value): (str(row[1].value), float(str(row[5].value))) for row in page.iter_rows(min_row=2) if row[1].value}


def answer(file: Path, listed: dict[str, tuple[str, float]], failed: dict[str, str]) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["参考号", "金额", "处理结果", "失败原因"])
    for one, (reference, yuan) in listed.items():
        page.append([reference, yuan, "失败" if one in failed else "成功", failed.get(one, "")])
    book.save(file)
    return file


def pays(desk: Desk, period: str) -> str:
    desk.pays(period)
    return str(desk.ledger("show")[-1]["batch"])


def adjusted(desk: Desk, span: str) -> str:
    """An adjustment through the three hands; its batch."""
    made = desk.money("adjust", "--by", "李明", period=span)
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")
    desk.money("pay", "--batch", made["batch"], "--by", "赵强")
    return str(made["batch"])


def statements(desk: Desk, file: Path, page: str = "个人合计") -> list[dict[str, Any]]:
    desk.types("allowance", "statement", "--period", "2026", "-o", file, "--full-numbers")
    assert desk.clerk.status == 0, desk.clerk.scolded
    lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(file)[page].iter_rows()]
    return [dict(zip(map(str, lines[3]), line, strict=True)) for line in lines[4:]]


def lived(desk: Desk, folder: Path) -> list[dict[str, tuple[str, float]]]:
    """The year, event by event; the bank's lists."""
    # April: the ledger begins; January to March stand in an old sheet
    desk.standards(STANDARDS, "2026Q2")
    desk.rosters(FIRST, "2026Q2")
    told = json.loads(
        desk.types("ledger", "opening", old_sheet(folder / "旧表.xlsx"), "--period", "2026Q1", "--by", "李明", "--json")
    )
    assert told["opening"], told
    desk.money("approve", "--batch", told["opening"]["batch"], "--by", "王芳")
    lists = [bank_list(desk, folder, pays(desk, "2026Q2"))]

    # October: the third quarter, with one man on two rosters; three payments come back, one because the account was wrong
    desk.standards(STANDARDS)
    desk.rosters(TWICE)
    lists.append(bank_list(desk, folder, pays(desk, "2026Q3")))
    returned = {account(name)["账号"]: why for name, why in (("李秀英", "户名不符"), ("张建国", "销户"), ("王志强", "账户冻结"))}
    told = desk.money("returned", answer(folder / "回盘.xlsx", lists[-1], returned), "--by", "李明")
    assert (told["paid"], told["failed"]) == (2, 3)
    desk.money("approve", "--batch", told["correction"]["batch"], "--by", "王芳")
    desk.unit_form("二局", 收款账户=[account("李秀英", 账号="6217001234567890128")])
    desk.unit_form("一局", 收款账户=[account("张建国", 账号="6217001234567890136"), account("赵文华")])
    desk.unit_form("三局", 收款账户=[account("王志强", 账号="6217001234567890144"), account("赵文华*")])
    lists.append(bank_list(desk, folder, adjusted(desk, "2026Q3")))

    # November: a raise from July, the death of August, and that 赵文华 was paid under two numbers
    desk.rosters(LATE, "2026Q4", accounts=False)
    same = {"身份证号一": number("赵文华"), "身份证号二": number("赵文华*"), "认定结果": "同一人"}
    desk.standards(RAISED, "2026Q4", 重复认定=[same])
    lists.append(bank_list(desk, folder, adjusted(desk, "2026Q2..2026Q4")))

    # December: the family of 王志强 gives September back
    words = ("--person", number("王志强"), "--month", "2026-09", "--voucher", "收据 7 号", "--by", "李明")
    desk.money("approve", "--batch", desk.money("recovered", *words)["batch"], "--by", "王芳")
    return lists


def test_everybodys_statement_is_right_and_the_audit_finds_one_sum(desk: Desk, tmp_path: Path) -> None:
    lists = lived(desk, tmp_path)
    *persons, total = statements(desk, tmp_path / "年度.xlsx")
    said = {row["姓名"]: tuple(float(row[header]) for header in HEADERS) for row in persons}
    # Before the ledger, paid, paid in addition, back from the bank, recovered; told event by event.
    assert {name: figures[:5] for name, figures in said.items()} == {
        "张建国": (900, 3000, 1200, 900, 0),  # 900 came back and was paid again, 300 by the raise
        "赵文华": (630, 2520, 0, 0, 0),  # 630 of it under his other number
        "李秀英": (630, 1890, 630, 630, 0),
        "王志强": (900, 1800, 1100, 900, 300),  # 900 again, 200 by the raise, September back
    }
    for name, (*_, net, owed, due) in said.items():
        assert net + due - owed == payroll(name), name
        assert (owed, due) == (630 if name == "赵文华" else 0, 0), name
    assert next(row for row in persons if row["姓名"] == "赵文华")["身份证号"] == f"{number('赵文华')}、{number('赵文华*')}"
    # The audit: lists of the bank, ledger, statements, units are one sum
    ordered = sum(yuan for one in lists for _, yuan in one.values())
    assert ordered == float(total["发放"]) + float(total["补发"])
    units = statements(desk, tmp_path / "年度.xlsx", "单位合计")
    assert [float(units[-1][header]) for header in HEADERS] == [float(total[header]) for header in HEADERS]
    entries = desk.ledger("export")
    cash = sum(float(one["amount"]) for one in entries if one["kind"] in ("pay", "more", "returned", "recover"))
    assert cash == float(total["实发净额"]) == sum(map(payroll, ("张建国", "赵文华", "李秀英", "王志强"))) + 630
    assert desk.money("adjust", "--by", "李明", period="2026Q2..2026Q4") is None, "nothing is left to be paid"
    for period in ("2026Q2", "2026Q3", "2026Q4"):
        desk.sound(period)


def test_the_register_of_receivables_holds_what_is_open(desk: Desk, tmp_path: Path) -> None:
    lived(desk, tmp_path)
    told = json.loads(desk.types("ledger", "receivables", "--office", desk.root, "--as-of", "2026-12-31", "--json"))
    assert sum(float(one["amount"]) for one in told) == 630
