"""图表: the figures that leaders look at, each chart beside the rows that it draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from addin.summary.collect.data import PAYMENT_STATES, SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.collect.targets_reached import plan_shares, targets_reached
from addin.summary.measure.rollup import roll_up
from addin.summary.workbook.native_chart import COLUMNS_BESIDE, ChartOf, add_chart
from addin.summary.workbook.page import HEADER_ROW, Cell, Col, Page
from addin.summary.workbook.style import STYLES
from addin.summary.workbook.writer import SummaryWriter

NAME = "图表"
_NAMES, _NUMBERS, _THIN = 34, 12, 3
_ROW, _BLANK_ROW = 24, 20  # pixels
_MOST_RANKED, _MOST_LINES = 30, 5
_NOTE = "每张图画的是它左边的数；图可以复制到别的文件里用。"


class Drawn(NamedTuple):
    """A chart and its rows: the title, the names of the series, by row a name and a number for each series, and their style."""

    title: str
    series: Sequence[str]
    rows: Sequence[tuple[str, Sequence[object]]]
    style: str = "whole"
    lines: bool = False


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, unless there is nothing to draw."""
    drawn = [one for one in (_targets(data), _ranking(data), _course(data), *_ranks(data), _allowances(data)) if one.rows]
    if not drawn:
        return
    widest = max(len(one.series) for one in drawn)
    page = Page(book, NAME, [Col("", _NAMES), *[Col("", _NUMBERS)] * widest], f"{data.heading}图表", _NOTE)
    starts = []
    for one in drawn:
        starts.append(page.next_row)
        _write(page, one)
    page.sheet.set_h_pagebreaks(starts[1:])  # no chart is divided between pages
    page.sheet.set_row(HEADER_ROW, _THIN)  # each chart has a header of its own
    page.finish(filtered=False, beside=COLUMNS_BESIDE)


def _write(page: Page, one: Drawn) -> None:
    """A heading, the names of the series, the rows with the chart beside them, and blank rows down to the end of the chart."""
    page.section(one.title)
    header = page.next_row
    page.add(Cell("", "header"), *(Cell(name, "header") for name in one.series))
    chart = ChartOf(one.title, len(one.rows), len(one.series), page.next_row, header, number_format=_format(one), lines=one.lines)
    for name, numbers in one.rows:
        page.add(name, *(Cell(number, one.style) for number in numbers))
    add_chart(page, chart)
    page.skip((chart.height - _ROW * len(one.rows)) // _BLANK_ROW + 1)


def _format(one: Drawn) -> str:
    return str(STYLES[one.style]["num_format"])


def _shares(data: SummaryData) -> list[IndicatorView]:
    return [view for view in plan_shares(data.indicators) if view.value is not None]


def _targets(data: SummaryData) -> Drawn:
    return Drawn("计划目标完成情况（%）", ["目前"], [(one.indicator.name, [one.value]) for one in _shares(data)], "percent")


def _ranking(data: SummaryData) -> Drawn:
    """Which share of the targets that concern it each subordinate has reached, the lowest first."""
    reached = targets_reached(data.indicators, lambda by_unit: roll_up(by_unit, data.parents))
    ranked = sorted((part.value, code) for code, part in reached.items() if part.value is not None)
    rows = [(data.units.get(code, code), [share]) for share, code in ranked[:_MOST_RANKED]]
    about = f"（最低的 {_MOST_RANKED} 个）" if len(ranked) > _MOST_RANKED else ""
    return Drawn(f"各下级已达标的指标占多少（%）{about}", ["已达标"], rows if len(ranked) > 1 else [], "percent")


def _course(data: SummaryData) -> Drawn:
    """The plan's key shares over the periods that were closed, and now."""
    views = [one for one in _shares(data) if one.indicator.key][:_MOST_LINES]
    rows: list[tuple[str, Sequence[object]]] = [
        (str(one.period), [one.values.get(view.indicator.code) for view in views]) for one in data.course
    ]
    rows.append((f"{data.period}（现在）", [view.value for view in views]))
    return Drawn(
        "历期走势（%）", [view.indicator.name for view in views], rows if data.course and views else [], "percent", lines=True
    )


def _ranks(data: SummaryData) -> Iterator[Drawn]:
    """Ages and ranks; not where small counts are not to be shown."""
    for table in data.ranks.tables if data.ranks and not data.hides_small_counts else ():
        if table.spec.chart:
            yield Drawn(f"{table.spec.title}（人）", table.columns, list(zip(table.rows, table.counts, strict=True)))


def _allowances(data: SummaryData) -> Drawn:
    """Yuan by month and state."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in data.payments or ():
        sums[one.month or str(data.period), one.state] += one.amount
    states = [state for state in PAYMENT_STATES if any(amount for (_, known), amount in sums.items() if known == state)]
    months = sorted({month for month, _ in sums})
    return Drawn(
        "工作补贴（元）", states, [(month, [sums[month, state] for state in states]) for month in months if states], "money"
    )
