"""与上期比较: how many joined and left in each unit; an unusual change is marked for review, not as an error.

Who they are stands on a sheet of its own behind it, in the order of the rows, from which the links are computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.summary.collect.data import SummaryData, UnitChange
from addin.summary.measure.evidence import EvidenceRow
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import FIRST_ROW, Cell, Col, Page
from addin.summary.workbook.places import COUNTED, DetailPlaces, Link
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter

NAME = "与上期比较"
COLUMNS = (
    Col("单位代码", 23, "centre"),
    Col("单位名称", 34),
    Col("项目", 16, "centre"),
    Col("上期", 10, "whole"),
    Col("新增", 9, "whole"),
    Col("减少", 9, "whole"),
    Col("本期", 10, "whole"),
    Col("增减", 9, "whole"),
    Col("提示", 44),
)


PEOPLE = "与上期比较明细"
PEOPLE_COLUMNS = (
    Col("单位名称", 34),
    Col("项目", 16, "centre"),
    Col("变动", 9, "centre"),
    Col("名称（身份证号只显示首尾）", 56),
    Col("表", 14, "centre"),
    Col("文件", 40),
    Col("行", 7, "whole"),
)
JOINED, LEFT = "新增", "减少"
NOW = {"离退休干部": "I00-1", "其中：党员": "I00-2", "党支部": "I00-4", "学习小组": "I00-5"}
"""The indicator whose rows are those counted now, by measure."""


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Write the sheet, one row for each unit and measure, and who joined and left unless it is made for paper."""
    found = data.changes or ()
    page = Page(book, NAME, COLUMNS, f"{data.heading}与上期比较", _note(data))
    rows = _first_rows(found)
    for one in found:
        hint = Cell(f"▲ {one.jump}", status_style(TargetStatus.PENDING)) if one.jump else Cell("")
        joined, left = (Cell(n, link=rows.get((one.unit, one.measure, k))) for n, k in ((one.joined, JOINED), (one.left, LEFT)))
        now = Cell(one.after, link=places.of_side(NOW.get(one.measure, ""), COUNTED, one.unit))
        page.add(one.unit, one.unit_name, one.measure, one.before, joined, left, now, one.after - one.before, hint)
    page.finish()
    if not book.on_paper:
        _write_people(book, data)


def _note(data: SummaryData) -> str:
    if data.changes is None:
        return "没有上期数据，无法比较。"
    previous = data.previous_period.label if data.previous_period else "上期"
    about = "“提示”说的是变动比其他单位大得多，请核对，不一定是错误。点新增、减少、本期的数，看是哪些。"
    return f"每个单位与它上次报的花名册比较，一般是{previous}的；只报过一次的不比较。{about}"


def _changed(found: Iterable[UnitChange]) -> Iterator[tuple[UnitChange, str, EvidenceRow]]:
    return ((one, kind, row) for one in found for kind, rows in ((JOINED, one.came), (LEFT, one.gone)) for row in rows)


def _first_rows(found: Iterable[UnitChange]) -> dict[tuple[str, str, str], Link]:
    """The link to the first row of each unit, measure and kind."""
    links: dict[tuple[str, str, str], Link] = {}
    for row, (one, kind, _) in enumerate(_changed(found), start=FIRST_ROW + 1):
        links.setdefault((one.unit, one.measure, kind), (PEOPLE, row))
    return links


def _write_people(book: SummaryWriter, data: SummaryData) -> None:
    note = "“新增”的行号是本期那份花名册里的，“减少”的是上期那份花名册里的。"
    page = Page(book, PEOPLE, PEOPLE_COLUMNS, f"{data.heading}与上期比较明细", note)
    for one, kind, row in _changed(data.changes or ()):
        page.add(one.unit_name, one.measure, kind, row.what, row.sheet, row.file, row.row)
    page.finish()
