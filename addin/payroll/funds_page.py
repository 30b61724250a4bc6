"""The table of work funds (工作经费): what each organisation was to have in the year, was given, and has spent; sums by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from addin.payroll.allowance_sheet import IN_CAPITALS, TOTAL
from addin.payroll.capitals import capitals
from addin.payroll.divided_page import divided_page
from addin.payroll.paper_code import FIRST_VERSION
from addin.payroll.printed_page import ROW, SIGNED_ROW, PrintedCell, PrintedLine, PrintedPage, head, height
from workbook_templates.values.amount import money, yuan

NAME = "工作经费"
_HEADERS = ("序号", "单位", "党组织", "形式", "最低标准", "预算", "已支出", "结余", "情况")
_WIDTHS = (5, 30, 38, 9, 12, 13, 13, 13, 26)


class OrganisationFunds(NamedTuple):
    """An organisation's funds in fen; ``least`` is None where no least amount is set for it, ``budget`` where none was reported.

    ``seen`` says whether its unit sent the form at all: what was not sent is not known.
    """

    unit: str
    unit_name: str
    name: str
    form: str
    least: int | None
    budget: int | None
    spent: int
    seen: bool = True

    @property
    def state(self) -> str:
        """How the funds stand, in words."""
        if self.budget is None:
            return "没有登记" if self.seen else "单位还没有报"
        words = [f"不足，差 {money(self.least - self.budget)} 元"] if self.least and self.budget < self.least else []
        words += [f"超支 {money(self.spent - self.budget)} 元"] if self.spent > self.budget else []
        return "；".join(words) or ("达到" if self.least else "没有规定最低标准")


def funds_page(office: str, year: int, rows: Sequence[OrganisationFunds]) -> PrintedPage:
    """The page to sign; ``rows`` are in the order of their units."""
    lines = list(_lines(rows)) or [PrintedLine((PrintedCell(1, "没有。", "plain"),), what="没有")]
    top = head(f"{year}年离退休干部党组织工作经费表", f"单位：{office}      年度：{year}年      金额单位：元", _HEADERS)
    return divided_page(NAME, _WIDTHS, _HEADERS, (top, lines, list(_foot(rows))), FIRST_VERSION)


def _lines(rows: Sequence[OrganisationFunds]) -> Iterator[PrintedLine]:
    number = 0
    for _, found in groupby(rows, key=lambda one: one.unit):
        unit = list(found)
        for one in unit:
            number += 1
            yield _line(number, one)
        if len(unit) > 1:
            yield _sum(f"{unit[0].unit_name}小计", unit)


def _line(n: int, one: OrganisationFunds) -> PrintedLine:
    least = yuan(one.least) if one.least else "—"
    budget, left = (yuan(one.budget), yuan(one.budget - one.spent)) if one.budget is not None else ("—", "—")
    texts = (PrintedCell(1, one.unit_name, "left"), PrintedCell(2, one.name, "left"), PrintedCell(3, one.form))
    amounts = (least, budget, yuan(one.spent), left)
    cells = (PrintedCell(at, value, "money") for at, value in enumerate(amounts, start=4))
    tall = height((one.unit_name, _WIDTHS[1]), (one.name, _WIDTHS[2]), (one.state, _WIDTHS[8]))
    return PrintedLine((PrintedCell(0, n), *texts, *cells, PrintedCell(8, one.state, "left")), tall)


def _sum(label: str, rows: Sequence[OrganisationFunds]) -> PrintedLine:
    budget, spent = sum(one.budget or 0 for one in rows), sum(one.spent for one in rows)
    amounts = (sum(one.least or 0 for one in rows), budget, spent, budget - spent)
    cells = (PrintedCell(at, yuan(fen), "total_money") for at, fen in enumerate(amounts, start=4))
    return PrintedLine((PrintedCell(0, label, "total", 3), *cells, PrintedCell(8, "", "total")), ROW, label)


def _foot(rows: Sequence[OrganisationFunds]) -> Iterator[PrintedLine]:
    yield _sum(f"{TOTAL}（{len(rows)} 个党组织）", rows)
    words = capitals(sum(one.budget or 0 for one in rows))
    label = f"预算{IN_CAPITALS}"
    yield PrintedLine((PrintedCell(0, label, "total", 1), PrintedCell(2, words, "total_left", 8)), ROW, label)
    yield PrintedLine(what="空行")
    signed = ((1, "经办："), (2, "复核："), (5, "负责人（签字、盖章）：　　　　　　年　　月　　日"))
    yield PrintedLine(tuple(PrintedCell(at, text, "plain") for at, text in signed), SIGNED_ROW, "签字")
