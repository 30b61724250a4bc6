"""总表: the key figures against the plan's targets on one page, each number linked to the rows it was counted from."""

from __future__ import annotations

from collections.abc import Iterable

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.figure import NOTHING
from addin.summary.measure.target_status import WITHOUT_FIGURE, TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.places import COUNTED, MISSED, DetailPlaces
from addin.summary.workbook.style import number_style, status_style
from addin.summary.workbook.writer import SummaryWriter

NAME = "总表"
COLUMNS = (
    Col("条款", 9, "centre"), Col("指标", 30), Col("数值", 11), Col("单位", 6, "centre"), Col("计入", 11, "whole"),
    Col("应计", 10, "whole"), Col("未计入", 9, "whole"), Col("计划目标", 13, "centre"), Col("期限", 13, "centre"),
    Col("是否达标", 22, "centre"), Col("未报单位", 9, "whole"),
)  # fmt: skip
SECTIONS = (
    ("基本情况", lambda view: view.indicator.code.startswith("I00")),
    ("计划重点指标", lambda view: view.indicator.key and view.indicator.of_plan),
    ("报送情况", lambda view: view.indicator.code.startswith("I21")),
    ("工作补贴", lambda view: view.indicator.code.startswith("I22")),
    ("其他指标", lambda view: True),
)


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Write the sheet, section by section."""
    page = Page(book, NAME, COLUMNS, f"{data.heading}离退休干部党建情况汇总", _note(data), portrait=True)
    left = [view for view in data.indicators if view.shown]
    for words, belongs in SECTIONS:
        own, left = [view for view in left if belongs(view)], [view for view in left if not belongs(view)]
        if own:
            page.section(words)
            _rows(page, own, places)
    page.finish(filtered=False)


def _note(data: SummaryData) -> str:
    statuses = (TargetStatus.REACHED, TargetStatus.PENDING, TargetStatus.MISSED, *WITHOUT_FIGURE)
    counts = "　".join(f"{status.text} {sum(view.status is status for view in data.indicators)} 项" for status in statuses)
    return (
        f"机构代码 {data.code}　报告期 {data.period.label}　统计截至 {data.as_of}　单位 {data.unit_count} 个\n"
        f"{data.judged}\n"
        f"{counts}\n"
        "带下划线的数字可以点开，看到它后面的每一行。百分比由各单位的分子、分母分别相加后算出，只舍不入。\n"
        "“未报单位”是应报而没有报来所需报表的单位，没有看到的不算没有做，也不计入应计。"
    )


def _rows(page: Page, found: Iterable[IndicatorView], places: DetailPlaces) -> None:
    for view in found:
        one, code = view.indicator, view.indicator.code
        page.add(
            one.clause,
            one.name,
            Cell(_value(view), number_style(one.unit), places.of_side(code, MISSED) or places.of_side(code, COUNTED)),
            one.unit.value,
            *(_sides(view, places) if view.share and view.status not in WITHOUT_FIGURE else ("", "", "")),
            view.target,
            view.due.isoformat() if view.due else "",
            Cell(view.status.text, status_style(view.status)),
            len(view.not_seen) or "",
        )


def _sides(view: IndicatorView, places: DetailPlaces) -> tuple[Cell, Cell, Cell]:
    """Numerator, denominator and their difference, each linked to its rows."""
    code, counted, base = view.indicator.code, int(view.whole.counted), view.whole.base
    return (
        Cell(counted, link=places.of_side(code, COUNTED)),
        Cell(base, link=places.of_side(code)),
        Cell(base - counted, link=places.of_side(code, MISSED)),
    )


def _value(view: IndicatorView) -> object:
    return NOTHING if view.value is None else view.value
