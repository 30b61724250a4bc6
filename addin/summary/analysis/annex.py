"""The workbook behind the analysis: every cross-tab with its chart, and behind every number the persons that it counts.

With each sheet of counts goes a sheet of its persons in the order of the cells, so that each number links to its first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from addin.summary.analysis.shown import HIDDEN_WORDS, TOTAL
from addin.summary.collect.data import SummaryData
from addin.summary.ranks.crosstab import CrossTab
from addin.summary.ranks.people import RankedPerson, Ranks
from addin.summary.ranks.shown_grids import Grid, shown_grids, tables_to_show
from addin.summary.workbook.native_chart import COLUMNS_BESIDE, ChartOf, add_chart
from addin.summary.workbook.page import FIRST_ROW, Cell, Col, Page
from addin.summary.workbook.writer import SummaryWriter
from workbook_templates.atomic_write import write_atomically

MOST_LISTED = 100_000  # persons; a sheet has a million rows, and there is a sheet of them for each cross-tab
_NAME_WIDTH, _COUNT_WIDTH = 24, 11
_PEOPLE = (
    Col("姓名", 12),
    Col("身份证号", 22, "centre"),
    Col("单位", 34),
    Col("文件", 40),
    Col("行", 7, "whole"),
)


def write_annex(path: Path, data: SummaryData, ranks: Ranks) -> None:
    """Write the workbook atomically, of ranks with their persons; OSError where it cannot be written."""
    book = SummaryWriter()
    book.book.set_properties({"title": f"{data.heading}队伍状况分析附表", "company": data.office})
    people = ranks.people if not data.hides_small_counts and len(ranks.people) <= MOST_LISTED else ()
    tables = tables_to_show(ranks.tables, data.smallest_cell)
    for number, (table, counts) in enumerate(zip(tables, shown_grids(tables, data.smallest_cell), strict=True), start=1):
        _write_counts(book, data, table, counts, f"名单{number}" if people else "")
    for number, table in enumerate(tables if people else (), start=1):
        _write_people(book, data, table, f"名单{number}", people)
    write_atomically(path, book.close())


def _write_counts(book: SummaryWriter, data: SummaryData, table: CrossTab, counts: Grid, listed: str) -> None:
    """A sheet of counts; each links to its persons on the sheet ``listed``, none where that is empty."""
    columns = (Col(table.spec.rows, _NAME_WIDTH), *(Col(name, _COUNT_WIDTH, "whole") for name in (*table.columns, TOTAL)))
    page = Page(book, table.spec.title, columns, f"{data.heading}　{table.spec.title}", _note(data, listed))
    starts = _first_rows(table)
    for name, row in zip(table.rows, counts[:-1], strict=True):
        links = ((listed, at) if listed else None for at in next(starts))
        page.add(name, *(Cell(count, link=link if count else None) for count, link in zip(row, links, strict=True)))
    page.add(Cell(TOTAL, "total"), *(Cell(count, "total") for count in counts[-1]))
    charted = bool(table.spec.chart) and not data.hides_small_counts
    if charted:
        add_chart(page, ChartOf(table.spec.title, len(table.rows), len(table.columns)))
    page.finish(filtered=False, beside=COLUMNS_BESIDE if charted else 0)


def _note(data: SummaryData, listed: str) -> str:
    counted = f"统计截至 {data.as_of}，只算在册的人。"
    if data.hides_small_counts:
        return counted + HIDDEN_WORDS.format(n=data.smallest_cell)
    return counted + ("带下划线的数字可以点开看名单。" if listed else f"人数超过 {MOST_LISTED}，不列名单。")


def _first_rows(table: CrossTab) -> Iterator[list[int]]:
    """For each row of counts, Excel's row of the first person of each cell, and of the row at its end."""
    before = accumulate((count for row in table.counts for count in row), initial=FIRST_ROW + 1)
    for row in table.counts:
        starts = [next(before) for _ in row]
        yield [*starts, starts[0]]


def _write_people(book: SummaryWriter, data: SummaryData, table: CrossTab, name: str, people: Sequence[RankedPerson]) -> None:
    spec = table.spec
    columns = (Col(spec.rows, 20), Col(spec.columns, 16), *_PEOPLE)
    page = Page(book, name, columns, f"{data.heading}　{spec.title}：名单", "行号是该文件里 Excel 显示的行号。")
    for label, place in zip(_labels(table), table.places, strict=True):
        one = people[place]
        page.add(*label, one.name, one.person, one.unit_name, one.file, one.row)
    page.finish()


def _labels(table: CrossTab) -> Iterator[tuple[str, str]]:
    """The row and column of each person, in the order of the cells."""
    for name, row in zip(table.rows, table.counts, strict=True):
        for column, count in zip(table.columns, row, strict=True):
            yield from [(name, column)] * count
