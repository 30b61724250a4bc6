"""跨单位重复: persons in the files of several units, and identity numbers that are probably one person's."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.workbook.page import Col, Page
from addin.summary.workbook.writer import SummaryWriter

NAME = "跨单位重复"
COLUMNS = (
    Col("组", 6, "whole"),
    Col("情形", 24),
    Col("姓名", 10, "centre"),
    Col("身份证号", 22, "centre"),
    Col("单位", 32),
    Col("文件", 40),
    Col("表", 13, "centre"),
    Col("行", 7, "whole"),
    Col("认定情况", 26),
)


def write(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet, one row for each row found, grouped by person."""
    found = data.duplicates or ()
    groups = len({one.group for one in found})
    note = (
        "没有做跨单位核对。"
        if data.duplicates is None
        else f"共 {groups} 组、{len(found)} 行。同一组的行说的是同一个人，或疑似同一个人。"
    )
    page = Page(book, NAME, COLUMNS, f"{data.heading}跨单位重复", note)
    for one in sorted(found, key=lambda one: (one.group, one.unit)):
        page.add(one.group, one.case, one.name, one.person, one.unit_name, one.file, one.sheet, one.row, one.decision)
    page.finish()
