"""总表: the key figures against the plan's targets on one page, each number opening the rows behind it."""

from __future__ import annotations

from collections.abc import Iterable

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.figure import NOTHING
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.places import COUNTED, MISSED, DetailPlaces
from addin.summary.workbook.style import number_style, verdict_style
from addin.summary.workbook.writer import SummaryWriter

NAME = "总表"
COLUMNS = (
    Col("条款", 9, "centre"), Col("指标", 30), Col("数值", 11), Col("单位", 6, "centre"), Col("计入", 11, "whole"),
    Col("应计", 10, "whole"), Col("未计入", 9, "whole"), Col("计划目标", 13, "centre"), Col("期限", 13, "centre"),
    Col("是否达标", 22, "centre"),
)  # fmt: skip
SECTIONS = (
    ("基本情况", lambda told: told.indicator.code.startswith("I00")),
    ("计划重点指标", lambda told: told.indicator.key and told.indicator.code < "I21"),
    ("报送情况", lambda told: told.indicator.code.startswith("I21")),
    ("工作补贴", lambda told: told.indicator.code.startswith("I22")),
    ("其他指标", lambda told: True),
)


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """The first sheet."""
    page = Page(book, NAME, COLUMNS, f"{data.heading}离退休干部党建情况汇总", _note(data), portrait=True)
    left = [told for told in data.told if told.shown]
    for words, belongs in SECTIONS:
        own, left = [told for told in left if belongs(told)], [told for told in left if not belongs(told)]
        if own:
            page.section(words)
            _rows(page, own, places)
    page.finish(filtered=False)


def _note(data: SummaryData) -> str:
    statuses = (TargetStatus.REACHED, TargetStatus.PENDING, TargetStatus.MISSED, TargetStatus.NOT_MEASURED)
    counts = "　".join(f"{status.text} {sum(view.verdict is status for view in data.told)} 项" for status in statuses)
    return (
        f"机构代码 {data.code}　报告期 {data.period.label}　统计截至 {data.as_of}　单位 {data.unit_count} 个\n"
        f"{counts}\n"
        "带下划线的数字可以点开，看到它后面的每一行。百分比由各单位的分子、分母分别相加后算出，只舍不入。"
    )


def _rows(page: Page, found: Iterable[IndicatorView], places: DetailPlaces) -> None:
    for told in found:
        one, code = told.indicator, told.indicator.code
        page.add(
            one.clause,
            one.name,
            Cell(_value(told), number_style(one.unit), places.of_side(code, MISSED) or places.of_side(code, COUNTED)),
            one.unit.value,
            *(_sides(told, places) if told.share and told.verdict is not TargetStatus.NOT_MEASURED else ("", "", "")),
            told.target,
            told.due.isoformat() if told.due else "",
            Cell(told.verdict.text, verdict_style(told.verdict)),
        )


def _sides(told: IndicatorView, places: DetailPlaces) -> tuple[Cell, Cell, Cell]:
    """Numerator, denominator and what lies between them."""
    code, counted, base = told.indicator.code, int(told.whole.counted), told.whole.base
    return (
        Cell(counted, link=places.of_side(code, COUNTED)),
        Cell(base, link=places.of_side(code)),
        Cell(base - counted, link=places.of_side(code, MISSED)),
    )


def _value(told: IndicatorView) -> object:
    return NOTHING if told.whole.value is None else told.whole.value
