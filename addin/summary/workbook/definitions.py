"""指标口径: numerator, denominator and exclusions of each indicator."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.workbook.page import Col, Page
from addin.summary.workbook.writer import SummaryWriter

NAME = "指标口径"
COLUMNS = (
    Col("编号", 9, "centre"),
    Col("条款", 9, "centre"),
    Col("指标", 28),
    Col("单位", 6, "centre"),
    Col("分子（计入什么）", 50, "wrapped"),
    Col("分母（在什么范围里）", 38, "wrapped"),
    Col("不算什么", 38, "wrapped"),
    Col("对应规则", 10, "centre"),
)


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each indicator."""
    page = Page(book, NAME, COLUMNS, "指标口径", "与检查规则对应的指标，“未计入”的行就是该规则指出的行。")
    for view in data.indicators:
        one = view.indicator
        page.add(one.code, one.clause, one.name, one.unit.value, one.counted, one.of, one.excluded, one.rule)
    page.finish()
