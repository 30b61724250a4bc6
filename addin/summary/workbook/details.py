"""指标明细: the rows each indicator was counted from, those missed before those counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from addin.summary.collect.data import SummaryData
from addin.summary.workbook.page import Col, Page
from addin.summary.workbook.places import COUNTED, DETAILS, details
from addin.summary.workbook.writer import SummaryWriter

COLUMNS = (
    Col("编号", 9, "centre"),
    Col("指标", 28),
    Col("计入/未计入", 12, "centre"),
    Col("单位", 30),
    Col("表", 14, "centre"),
    Col("文件", 40),
    Col("行", 7, "whole"),
    Col("名称（身份证号只显示首尾）", 56),
)
NOTE = "“计入”是分子里的行；“未计入”是只在分母里、还没有做到的行。行号是该文件里 Excel 显示的行号。"


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, in the order of ``places.details``, from which the links are computed."""
    page = Page(book, DETAILS, COLUMNS, f"{data.heading}指标明细", NOTE)
    page.add_many(partial(_rows, data))
    page.finish()


def _rows(data: SummaryData) -> Iterator[tuple[object, ...]]:
    for view, side, line in details(data.indicators, data.parents):
        one = view.indicator
        if line is None:
            left = view.left_out[0 if side == COUNTED else 1]
            yield one.code, one.name, side, "", "", "", "", f"另有 {left} 行没有列出，请看汇总工作簿。"
        else:
            yield one.code, one.name, side, line.unit_name, line.sheet, line.file, line.row or "", line.what
