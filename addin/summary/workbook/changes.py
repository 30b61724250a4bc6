"""与上期比较: how many joined and left in each unit; an unusual change is marked for review, not as an error."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
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


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each unit and measure."""
    if data.changes is None:
        note = "没有上期数据，无法比较。"
    else:
        previous = data.previous_period.label if data.previous_period else "上期"
        about = "“提示”说的是变动比其他单位大得多，请核对，不一定是错误。"
        note = f"每个单位与它上次报的花名册比较，一般是{previous}的；只报过一次的不比较。{about}"
    page = Page(book, NAME, COLUMNS, f"{data.heading}与上期比较", note)
    for one in data.changes or ():
        hint = Cell(f"▲ {one.jump}", status_style(TargetStatus.PENDING)) if one.jump else Cell("")
        page.add(one.unit, one.unit_name, one.measure, one.before, one.joined, one.left, one.after, one.after - one.before, hint)
    page.finish()
