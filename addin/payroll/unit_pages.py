"""The pages of each unit, to sign and to stamp: who is paid what, the sums of every sheet of paper, who is not paid and why.

Each sheet of paper is a page of the workbook, so that it is printed as one by any program, and its code covers what is on it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from addin.ledger.model import Batch
from addin.payroll.allowance_sheet import HEADERS, WIDTHS, AllowanceSheet, iso_day, ledger_code
from addin.payroll.paper_code import VERSION, code_line, sealed
from addin.payroll.paper_size import paper_height, sheets_of_paper
from addin.payroll.printed_page import ROW, SIGNED_ROW, PrintedCell, PrintedLine, PrintedPage, header_line
from addin.payroll.sheet_pages import units_page
from addin.payroll.sheet_rows import PaidRow, UnpaidRow
from addin.payroll.signed_rows import hands_line, person_line, sum_line, total_lines
from addin.payroll.unpaid_list import unpaid_heights, unpaid_lines
from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period

_LAST = len(HEADERS) - 1
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_TITLE, _SUBTITLE, _CODE = 30.0, 20.0, 20.0
_CARRY = 2 * ROW  # 本页小计 and 过次页


@dataclass(frozen=True)
class _UnitPart:
    """What one unit's page is about."""

    name: str
    paid: list[PaidRow]
    unpaid: list[UnpaidRow]


def unit_pages(sheet: AllowanceSheet, version: int = VERSION) -> list[PrintedPage]:
    """The sums of all units, then the pages of each unit that has somebody paid or not paid, by unit code; in the layout of a
    version of the check code.
    """
    parts = enumerate(_parts(sheet, version), start=1)
    pages = (sealed(page, version) for n, part in parts for page in _pages_of(sheet, part, n))
    return [units_page(sheet, version), *pages]


def _parts(sheet: AllowanceSheet, version: int) -> list[_UnitPart]:
    parts: dict[str, _UnitPart] = {}
    for one in sheet.paid:
        parts.setdefault(one.unit, _UnitPart(one.unit_name, [], [])).paid.append(one)
    for other in sheet.unpaid_in(version):
        parts.setdefault(other.unit, _UnitPart(other.unit_name, [], [])).unpaid.append(other)
    return [parts[unit] for unit in sorted(parts)]


def _pages_of(sheet: AllowanceSheet, part: _UnitPart, n: int) -> Iterator[PrintedPage]:
    rows = [person_line(number, one) for number, one in enumerate(part.paid, start=1)]
    foot = [*total_lines(part.paid), *_foot(sheet.held.batch)]
    signed, listed = _division(part, rows, foot)
    papers = list(_signed_papers(part, rows, signed))
    papers[-1] += [*foot, *unpaid_lines(part.unpaid, 0, listed[0])]
    papers += [list(unpaid_lines(part.unpaid, first, first + count)) for first, count in _places(listed)][1:]
    for k, paper in enumerate(papers, start=1):
        top = _running(sheet, part, k, len(papers)) if k > 1 else _top(sheet, part, len(papers))
        lines = [*top, *paper, code_line()]
        yield PrintedPage(_sheet_name(n, k, part.name), WIDTHS, HEADERS, lines, header=None)


def _division(part: _UnitPart, rows: list[PrintedLine], foot: list[PrintedLine]) -> tuple[list[int], list[int]]:
    """How many persons to sign, and how many rows of the list of the unpaid, stand on each sheet of paper.

    The first number of the list is of those below the signatures; 0 where there is no room.
    """
    paper = paper_height(WIDTHS) - _CODE
    tail = sum(line.height for line in foot) + ROW  # and the last sheet's own sum, where there are several
    nobody = 0.0 if rows else ROW
    first, other = paper - _TITLE - 2 * _SUBTITLE - ROW - nobody, paper - _SUBTITLE - 2 * ROW
    signed = sheets_of_paper([line.height for line in rows], first, other, carry=_CARRY, tail=tail)
    used = tail + sum(line.height for line in rows[len(rows) - signed[-1] :])
    left = (first + ROW if len(signed) == 1 else other) - used
    return signed, unpaid_heights(part.unpaid, left, paper - _SUBTITLE)


def _signed_papers(part: _UnitPart, rows: list[PrintedLine], signed: list[int]) -> Iterator[list[PrintedLine]]:
    """The rows to sign of each sheet of paper, with its own sum and what is carried forward where there are several."""
    for n, (first, count) in enumerate(_places(signed), start=1):
        lines, end = rows[first : first + count], first + count
        if n > 1:
            lines = [header_line(HEADERS), sum_line("承前页", part.paid[:first], "承前页"), *lines]
        if len(signed) > 1:
            lines = [*lines, sum_line("本页小计", part.paid[first:end], "本页小计")]
        yield [*lines, sum_line("过次页", part.paid[:end], "过次页")] if n < len(signed) else lines


def _places(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The place of the first row of each sheet of paper, and how many it has."""
    yield from zip(accumulate([0, *counts]), counts, strict=False)


def _top(sheet: AllowanceSheet, part: _UnitPart, papers: int) -> Iterator[PrintedLine]:
    batch = sheet.held.batch
    day = long_date(dt.date.fromisoformat(iso_day(batch)))
    about = f"期间：{Period.parse(batch.period).label}      批次：{batch.number}      日期：{day}      金额单位：元"
    yield PrintedLine((PrintedCell(0, sheet.title, "title", _LAST),), _TITLE, "标题")
    yield PrintedLine((PrintedCell(0, f"单位：{part.name}      发放机构：{sheet.office}", "subtitle", _LAST),), _SUBTITLE, "单位")
    yield PrintedLine((PrintedCell(0, f"{about}      {_paper(1, papers)}", "subtitle", _LAST),), _SUBTITLE, "批次、日期")
    yield header_line(HEADERS)
    if not part.paid:
        yield PrintedLine((PrintedCell(0, "本期没有应发的人。", "left", _LAST),), ROW, "没有")


def _running(sheet: AllowanceSheet, part: _UnitPart, n: int, papers: int) -> Iterator[PrintedLine]:
    """The line at the top of each sheet of paper but the first."""
    text = f"{part.name}（续）      批次：{sheet.held.batch.number}      {_paper(n, papers)}"
    yield PrintedLine((PrintedCell(0, text, "subtitle", _LAST),), _SUBTITLE, "页头")


def _paper(n: int, papers: int) -> str:
    return f"第 {n} 页，共 {papers} 页"


def _foot(batch: Batch) -> Iterator[PrintedLine]:
    """The office's hands, and the places for the unit's own signatures and seal."""
    yield PrintedLine((), 8.0, "空行")
    yield hands_line(batch, (1, 4, 8))
    words = ("单位经办人（签字）：", "单位复核人（签字）：", "单位负责人（签字、盖章）：")
    cells = (PrintedCell(column, text, "plain") for column, text in zip((1, 4, 8), words, strict=True))
    yield PrintedLine(tuple(cells), SIGNED_ROW, "签字")
    day = PrintedCell(8, "　　　　　　年　　　月　　　日", "plain")
    yield PrintedLine((PrintedCell(1, ledger_code(batch), "small"), day), SIGNED_ROW, "台账校验码、签字日期")


def _sheet_name(n: int, paper: int, unit: str) -> str:
    """The name of a page: the unit's number, the sheet of paper after the first, and what there is room for of its name."""
    number = f"{n:03d}-{paper}" if paper > 1 else f"{n:03d}"
    return f"{number} {_NOT_IN_A_NAME.sub('_', unit)}"[:_LONGEST_NAME].rstrip()
