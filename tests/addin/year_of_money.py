"""A year as finance lives it, from the old sheets of January to the audit in December, told once and played through real files.

Four persons, paid by two standards. ``EVENTS`` is what became of their money, worked out by hand event by event.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.addin.cash import answered, bank_list
from tests.addin.money_sheets import Desk, account, number

OPENED, SECOND, THIRD, RETURNED, AGAIN = "2026-04-13", "2026-06-30", "2026-10-09", "2026-10-20", "2026-10-28"
RAISED, RECOVERED, AUDIT = "2026-11-20", "2026-12-10", "2026-12-28"
"""The days on which something happened."""

HEADERS = ("期初已发", "发放", "补发", "抵扣", "银行退回", "收回", "实发净额", "还应收回", "还应补发")
EVENTS = {
    # By quarters; 900 came back and was paid again; 300 by the raise
    "张建国": (900, 900 + 900 + 1200, 900 + 300, 0, 900, 0, 4200, 0, 0),
    # 630 of the third quarter a second time, under his other number: to be given back
    "赵文华": (630, 630 + 2 * 630 + 630, 0, 0, 0, 0, 3150, 630, 0),
    # All of the third quarter came back and was paid again
    "李秀英": (630, 630 + 630 + 630, 630, 0, 630, 0, 2520, 0, 0),
    # 900 came back and was paid again, the raise for July and August; he died in August, the family gave September back
    "王志强": (900, 900 + 900, 900 + 200, 0, 900, 300, 2600, 0, 0),
}
UNITS = {"一局": ("张建国", "赵文华"), "二局": ("李秀英",), "三局": ("王志强",)}
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
USUAL = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 | 生效日期   |
|------|--------------|--------|----------|------------|
| 书记 | 530000       | 300    | 示例1号  | 2025-01-01 |
| 委员 | 530000       | 210    | 示例1号  | 2025-01-01 |
"""
HIGHER = USUAL + "| 书记 | 530000 | 400 | 示例9号 | 2026-07-01 |\n"
NEW_ACCOUNTS = {"李秀英": "6217001234567890128", "张建国": "6217001234567890136", "王志强": "6217001234567890144"}


def old_sheet(file: Path) -> Path:
    """What was paid for January to March before there was a ledger."""
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


def lived(desk: Desk, folder: Path, set_day: Callable[[str], object]) -> None:
    """The year, event by event; the bank's lists and sheets lie in ``folder``."""
    set_day(OPENED)
    desk.standards(USUAL, "2026Q2")
    desk.rosters(FIRST, "2026Q2")
    told = desk.types("ledger", "opening", old_sheet(folder / "旧表.xlsx"), "--period", "2026Q1", "--by", "李明", "--json")
    approved(desk, json.loads(told)["opening"])
    set_day(SECOND)
    _paid(desk, folder, "2026Q2")
    set_day(THIRD)
    desk.standards(USUAL)
    desk.rosters(TWICE)
    returned_and_paid_again(desk, folder, _paid(desk, folder, "2026Q3"), set_day)

    # A raise from July, the death of August, and that 赵文华 was paid under two numbers; December has not begun
    set_day(RAISED)
    desk.rosters(LATE, "2026Q4", accounts=False)
    same = {"身份证号一": number("赵文华"), "身份证号二": number("赵文华*"), "认定结果": "同一人"}
    desk.standards(HIGHER, "2026Q4", 重复认定=[same])
    _adjusted(desk, folder, "2026Q2..2026Q4")

    # The family of 王志强 gives September back in two parts; December is paid
    set_day(RECOVERED)
    for part in (("--amount", "100", "--voucher", "收据 7 号"), ("--voucher", "收据 8 号")):
        words = ("--person", number("王志强"), "--month", "2026-09", *part, "--by", "李明")
        approved(desk, desk.money("recovered", *words))
    _paid(desk, folder, "2026Q4")
    set_day(AUDIT)


def returned_and_paid_again(desk: Desk, folder: Path, listed: Path, set_day: Callable[[str], object]) -> None:
    """Three payments come back, one because the account was wrong; the units send other accounts."""
    set_day(RETURNED)
    failed = {account(name)["账号"]: why for name, why in (("李秀英", "户名不符"), ("张建国", "销户"), ("王志强", "账户冻结"))}
    told = desk.money("returned", answered(folder / "回盘.xlsx", listed, failed), "--by", "李明")
    approved(desk, told["correction"])
    set_day(AGAIN)
    desk.unit_form("二局", 收款账户=[account("李秀英", 账号=NEW_ACCOUNTS["李秀英"])])
    desk.unit_form("一局", 收款账户=[account("张建国", 账号=NEW_ACCOUNTS["张建国"]), account("赵文华")])
    desk.unit_form("三局", 收款账户=[account("王志强", 账号=NEW_ACCOUNTS["王志强"]), account("赵文华*")])
    _adjusted(desk, folder, "2026Q3")


def approved(desk: Desk, made: dict[str, str]) -> None:
    desk.money("approve", "--batch", made["batch"], "--by", "王芳")


def _paid(desk: Desk, folder: Path, period: str) -> Path:
    desk.pays(period)
    return bank_list(desk, folder, desk.ledger("show")[-1]["batch"])


def _adjusted(desk: Desk, folder: Path, span: str) -> Path:
    """The differences through the three hands; what was drafted is kept as it was told."""
    made = desk.money("adjust", "--by", "李明", period=span)
    (folder / f"补差_{span}.json").write_text(json.dumps(made), encoding="utf-8")
    approved(desk, made)
    desk.money("pay", "--batch", made["batch"], "--by", "赵强")
    return bank_list(desk, folder, made["batch"])
