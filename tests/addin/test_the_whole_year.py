"""At the end of a year (``year_of_money``) everybody's statement is right, month by month, and the audit finds one sum.

The oracle is a payroll of its own, by brute force from RULES.md's words: for each month the posts held on any day of it by who
lived on that day, the standard in force on its first day, the highest post once a person. The invariant is the issue's:
``cash out - cash back = entitlement - open receivables``, for every person.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.addin.cash import CASH, orders
from tests.addin.money_sheets import Desk, number
from tests.addin.year_of_money import EVENTS, HEADERS


class Post(NamedTuple):
    """Who held which post in which branch, from when to when."""

    person: str
    branch: int
    post: str
    since: str = "2025-06-01"
    until: str = "9999-12-31"


POSTS = [
    Post("张建国", 1, "书记"),
    Post("赵文华", 1, "委员"),
    Post("李秀英", 2, "委员"),
    Post("王志强", 3, "书记"),
    Post("赵文华", 3, "委员", since="2026-07-01", until="2026-09-30"),  # on the second roster of one quarter
]
DEATHS = {"王志强": "2026-08-15"}
STANDARDS = [("书记", "2025-01-01", 300), ("委员", "2025-01-01", 210), ("书记", "2026-07-01", 400)]


def days(month: int) -> Iterator[str]:
    day = dt.date(2026, month, 1)
    while day.month == month:
        yield day.isoformat()
        day += dt.timedelta(days=1)


def payroll(person: str, month: int) -> int:
    """What somebody was entitled to for a month, in yuan."""
    best = 0
    for day in days(month):
        for one in POSTS:
            if one.person == person and one.since <= day <= min(one.until, DEATHS.get(person, "9999")):
                in_force = [
                    (since, yuan) for post, since, yuan in STANDARDS if post == one.post and since <= f"2026-{month:02d}-01"
                ]
                best = max(best, max(in_force)[1])
    return best


def statement(desk: Desk, file: Path) -> dict[str, list[dict[str, Any]]]:
    """The pages of the year's statement, each its rows by their headers."""
    desk.types("allowance", "statement", "--period", "2026", "-o", file, "--full-numbers")
    assert desk.clerk.status == 0, desk.clerk.scolded
    found = {}
    for page in openpyxl.load_workbook(file):
        _, _, _, headers, *rows = page.iter_rows(values_only=True)
        found[page.title] = [dict(zip(map(str, headers), row, strict=True)) for row in rows]
    return found


def test_everybodys_statement_is_right_and_the_audit_finds_one_sum(year: Desk, tmp_path: Path) -> None:
    pages = statement(year, tmp_path / "年度.xlsx")
    *persons, total = pages["个人合计"]
    assert {row["姓名"]: tuple(float(row[header]) for header in HEADERS) for row in persons} == EVENTS

    held: dict[tuple[str, int], float] = defaultdict(float)
    owed: dict[str, float] = defaultdict(float)
    for row in pages["各月明细"][:-1]:
        held[row["姓名"], int(row["月份"][5:])] += float(row["实发净额"])
        owed[row["姓名"]] += float(row["还应收回"])
    for name in EVENTS:
        due = [payroll(name, month) for month in range(1, 13)]
        twice = [210 if name == "赵文华" and month in (7, 8, 9) else 0 for month in range(1, 13)]
        assert [held[name, month] for month in range(1, 13)] == [one + more for one, more in zip(due, twice, strict=True)], name
        assert owed[name] == sum(twice), name
    assert next(row for row in persons if row["姓名"] == "赵文华")["身份证号"] == f"{number('赵文华')}、{number('赵文华*')}"

    # The audit: the bank's lists, the ledger, the statements, the units are one sum
    lists = sorted((tmp_path / "year").glob("清单_*.xlsx"))
    ordered = sum(one.yuan for file in lists for one in orders(file))
    assert (len(lists), ordered) == (5, float(total["发放"]) + float(total["补发"]))
    assert [float(pages["单位合计"][-1][header]) for header in HEADERS] == [float(total[header]) for header in HEADERS]
    cash = sum(float(one["amount"]) for one in year.ledger("export") if one["kind"] in CASH)
    assert cash == float(total["实发净额"]) == sum(payroll(name, month) for name in EVENTS for month in range(1, 13)) + 630
    shown = {one["batch"]: (one["amount"], one["held"]) for one in year.ledger("show")}
    assert shown["2026Q3-1"] == ("3690.00", "960.00"), "less 2,430 from the bank and 300 from the family"
    receivables = year.ledger("receivables", "--as-of", "2026-12-31")
    assert [(one["name"], one["month"], one["amount"]) for one in receivables] == [
        ("赵文华", month, "210.00") for month in ("2026-07", "2026-08", "2026-09")
    ]
    assert year.money("adjust", "--by", "李明", period="2026Q2..2026Q4") is None, "nothing is left to be paid"
    for period in ("2026Q2", "2026Q3", "2026Q4"):
        year.sound(period)


def test_what_was_adjusted_in_november_says_why(year: Desk, tmp_path: Path) -> None:
    """The differences alone, each with what was paid, what is due and since when; December had not begun."""
    made = json.loads((tmp_path / "year" / "补差_2026Q2..2026Q4.json").read_text(encoding="utf-8"))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for line in made["lines"]:
        sums[line["name"], line["outcome"]] += float(line["amount"])
    assert sums == {
        ("张建国", "pay"): 300 + 800,
        ("赵文华", "pay"): 420,
        ("赵文华", "lower"): 630,
        ("李秀英", "pay"): 420,
        ("王志强", "pay"): 200,
        ("王志强", "lower"): 300,
    }
    said = {(line["name"], line["month"], line["outcome"]): line["reason"] for line in made["lines"]}
    raised = said["张建国", "2026-07", "pay"]
    for words in (
        "现有发放 300.00 元（批次 2026Q3-1，2026-10-09）",
        "应发 400.00 元",
        "示例9号，2026-07-01 起",
        "补发 100.00 元",
    ):
        assert words in raised
    dead = said["王志强", "2026-09", "lower"]
    for words in ("现有发放 300.00 元", "去世", "应收回 300.00 元"):
        assert words in dead
    twice = said["赵文华", "2026-07", "lower"]
    for words in ("现有发放 210.00 元", "用另一个号码还领了 210.00 元", "应发 210.00 元", "应收回 210.00 元"):
        assert words in twice
