"""待办事项: the duties each branch, group and unit has still to do, by last day; overdue ones come first."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter

NAME = "待办事项"
COLUMNS = (
    Col("期限", 13, "centre"),
    Col("状态", 12, "centre"),
    Col("单位", 30),
    Col("由谁办", 38),
    Col("事项", 50),
    Col("已有", 8, "whole"),
    Col("应有", 8, "whole"),
    Col("计量", 7, "centre"),
    Col("条款", 9, "centre"),
    Col("规则", 9, "centre"),
)


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each entry of the due list."""
    late = sum(one.due.late for one in data.dues)
    note = f"共 {len(data.dues)} 项，其中已逾期 {late} 项。按期限排列。{data.judged}"
    page = Page(book, NAME, COLUMNS, f"{data.heading}待办事项", note)
    for one in data.dues:
        due = one.due
        state = (
            Cell("✘ 已逾期", status_style(TargetStatus.MISSED))
            if due.late
            else Cell("▲ 待办", status_style(TargetStatus.PENDING))
        )
        page.add(due.by, state, one.unit_name, due.name, due.what, due.have, due.need, due.measure, due.clause, due.rule)
    page.finish()
