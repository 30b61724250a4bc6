"""Compute the payments due from the forms, independently of the product's own code and without regard to speed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from addin.demo.county.filled_forms import DemoForm, Row
from workbook_templates.values.period import Period, month_end

Due = dict[tuple[str, str], int]
_PARTY_POSTS = ("书记", "副书记", "委员")
_MAY_LEAD = ("中共党员", None)


class _Claim(NamedTuple):
    number: str
    name: str
    month: str
    fen: int


def payments_due(books: Iterable[DemoForm], county: str, period: Period) -> Due:
    """The payments due in fen, by identity number and month (2026-07), over all units' forms; ``county`` is the office's code."""
    forms = _Forms(books, county)
    claims = [claim for row, unit in forms.posts for claim in _claims(forms, row, unit, period)]
    stopped = forms.without_account() | _look_alikes(forms, {claim.number for claim in claims})
    due: Due = defaultdict(int)
    for claim in claims:
        if claim.number not in stopped and forms.accounts.get(claim.number):
            due[claim.number, claim.month] = max(due[claim.number, claim.month], claim.fen)
    return dict(due)


class _Forms:
    """The rows of the forms, indexed for look-up."""

    def __init__(self, books: Iterable[DemoForm], county: str) -> None:
        self.county = county
        self.posts: list[tuple[Row, str]] = []
        self.people: dict[Any, list[Row]] = defaultdict(list)
        self.bodies: dict[Any, tuple[Row, str]] = {}
        self.standards: list[Row] = []
        self.accounts: dict[Any, set[str]] = defaultdict(set)
        self.decided: set[frozenset[Any]] = set()
        for book in books:
            self._add(book)

    def _add(self, book: DemoForm) -> None:
        sheets = book.sheets
        self.posts += [(row, book.unit) for row in sheets.get("任职", ()) if row.get("身份证号")]
        for row in sheets.get("离退休干部", ()):
            self.people[row.get("身份证号")].append(row)
        for sheet, code in (("党组织", "党组织代码"), ("学习小组", "小组代码")):
            self.bodies |= {row[code]: (row, book.unit) for row in sheets.get(sheet, ()) if row.get(code)}
        self.standards += sheets.get("补贴标准", ())
        for row in sheets.get("收款账户", ()):
            self.accounts[row.get("身份证号")].add(str(row.get("账号")))
        self.decided |= {frozenset((row["身份证号一"], row["身份证号二"])) for row in sheets.get("重复认定", ())}

    def without_account(self) -> set[str]:
        """Identity numbers of persons who share an account with another person."""
        owners: dict[str, set[str]] = defaultdict(set)
        for number, accounts in self.accounts.items():
            for account in accounts:
                owners[account].add(number)
        return {number for several in owners.values() if len(several) > 1 for number in several}

    def standard(self, title: str, unit: str, month: dt.date) -> int:
        """The monthly standard in fen: the county's, or the unit's own where that is not higher; 0 where there is none."""
        rows = [row for row in self.standards if row["职务"] == title and _in_force(row, month)]
        own, county = ([_fen(row) for row in rows if row["适用范围代码"] == scope] for scope in (unit, self.county))
        most = county[0] if county else 0
        return own[0] if own and own[0] <= most else most


def _fen(row: Row) -> int:
    return int(Decimal(str(row["月标准"])) * 100)


def _in_force(row: Row, month: dt.date) -> bool:
    start: Any = row["生效日期"]
    end: Any = row.get("失效日期")
    return start <= month and (end is None or end >= month)


def _claims(forms: _Forms, row: Row, unit: str, period: Period) -> Iterator[_Claim]:
    number = str(row["身份证号"])
    body, home = forms.bodies.get(row["任职组织代码"], (None, unit))
    if row["任职人员类别"] == "在职" or body is None or not _entitled(body) or number not in forms.people:
        return
    if row["职务"] in _PARTY_POSTS and all(person["政治面貌"] not in _MAY_LEAD for person in forms.people[number]):
        return
    for month in period.months():
        first = dt.date(int(month[:4]), int(month[5:]), 1)
        last = month_end(first.year, first.month)
        if _overlaps(row, "任职日期", "免职日期", first, last) and _living(forms.people[number], first) and _exists(body, first):
            fen = forms.standard(str(row["职务"]), home, first)
            if fen:
                yield _Claim(number, str(row["姓名"]), month, fen)


def _entitled(body: Row) -> bool:
    return body.get("设置方式", "单独成立") == "单独成立"


def _overlaps(row: Row, start: str, end: str, first: dt.date, last: dt.date) -> bool:
    begun: Any = row[start]
    ended: Any = row.get(end)
    return begun <= last and (ended is None or ended >= first)


def _living(rows: list[Row], first: dt.date) -> bool:
    """Whether some roster has the person 在册 in the month, or leaving in it or later."""
    return any(row["状态"] == "在册" or _after(row.get("状态日期"), first) for row in rows)


def _exists(body: Row, first: dt.date) -> bool:
    return body["状态"] != "已撤销" or _after(body.get("状态日期"), first)


def _after(day: Any, first: dt.date) -> bool:
    return day is not None and day >= first


def _look_alikes(forms: _Forms, numbers: set[str]) -> set[str]:
    """Identity numbers with the same name and birth date as another that claims, without a decision on the pair."""
    alike: dict[tuple[Any, Any], set[str]] = defaultdict(set)
    for number in numbers:
        for row in forms.people[number]:
            alike[row["姓名"], row["出生日期"]].add(number)
    several = (group for group in alike.values() if len(group) > 1)
    return {number for group in several if frozenset(group) not in forms.decided for number in group}
