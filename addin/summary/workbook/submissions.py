"""报送情况: the forms expected of each unit and their state; those not received come first."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.measure.evidence import SubmittedForm
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter

NAME = "报送情况"
COLUMNS = (
    Col("单位代码", 23, "centre"),
    Col("单位名称", 34),
    Col("报表", 16, "centre"),
    Col("状态", 14, "centre"),
    Col("收到或退回日期", 16, "centre"),
    Col("提醒条数", 10, "whole"),
    Col("文件", 46),
)
ORDER = ("missing", "unusable", "returned", "late", "received")
COLOURS = {
    "missing": TargetStatus.MISSED,
    "unusable": TargetStatus.MISSED,
    "returned": TargetStatus.MISSED,
    "late": TargetStatus.PENDING,
    "received": TargetStatus.REACHED,
}


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each form of each unit."""
    found = data.submissions or ()
    page = Page(book, NAME, COLUMNS, f"{data.heading}报送情况", _note(data, found))
    for one in sorted(found, key=lambda one: (ORDER.index(one.state), one.unit, one.form)):
        state = Cell(one.word, status_style(COLOURS[one.state]))
        page.add(one.unit, one.unit_name, one.form, state, one.when, one.warnings, one.file)
    page.finish()


def _note(data: SummaryData, found: tuple[SubmittedForm, ...]) -> str:
    if data.submissions is None:
        return "没有登记下级单位，无法列出应报未报。"
    count = {state: sum(one.state == state for one in found) for state in ORDER}
    units_owing = len({one.unit for one in found if not one.received})
    last = f"报送期限 {data.deadline}。" if data.deadline else ""
    return (
        f"{last}应报 {len(found)} 份，已收 {count['received'] + count['late']} 份（其中迟报 {count['late']} 份），"
        f"退回未改 {count['returned']} 份，报来不能用 {count['unusable']} 份，"
        f"未报 {count['missing']} 份；还欠报表的单位 {units_owing} 个。"
    )
