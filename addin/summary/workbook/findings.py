"""问题按规则 and 问题明细: the number of findings by rule, and each finding with its cell."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from addin.summary.collect.data import SummaryData, UnitFinding
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.places import FINDINGS, DetailPlaces
from addin.summary.workbook.style import status_style
from addin.summary.workbook.writer import SummaryWriter
from validators.finding import Severity

BY_RULE = "问题按规则"
RULE_COLUMNS = (
    Col("规则", 9, "centre"),
    Col("条款", 9, "centre"),
    Col("说的是什么", 58),
    Col("错误", 9, "whole"),
    Col("提醒", 9, "whole"),
    Col("说明", 9, "whole"),
    Col("合计", 9, "whole"),
    Col("涉及单位", 10, "whole"),
)
COLUMNS = (
    Col("规则", 9, "centre"),
    Col("程度", 9, "centre"),
    Col("单位", 24),
    Col("文件", 26),
    Col("表", 12, "centre"),
    Col("单元格", 9, "centre"),
    Col("栏目", 13, "centre"),
    Col("原值", 20, "wrapped"),
    Col("问题", 52, "wrapped"),
    Col("怎样改", 44, "wrapped"),
)
COLOURS = {Severity.ERROR: TargetStatus.MISSED, Severity.WARNING: TargetStatus.PENDING, Severity.INFO: TargetStatus.NO_TARGET}
SIGNS = {Severity.ERROR: "✘", Severity.WARNING: "▲", Severity.INFO: "·"}


def in_order(data: SummaryData) -> list[UnitFinding]:
    """The findings in the order they are written: by rule, severity, unit and place."""
    return sorted(data.findings, key=lambda one: (one.finding.rule, one.finding.severity.rank, one.unit, *one.finding.order))


def write_rules(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Write the sheet 问题按规则, one row for each rule with findings."""
    page = Page(book, BY_RULE, RULE_COLUMNS, f"{data.heading}问题按规则", _note(data))
    for rule, group in groupby(in_order(data), key=lambda one: one.finding.rule):
        own = list(group)
        count = Counter(one.finding.severity for one in own)
        link = places.of_rule(rule)
        page.add(
            rule, own[0].finding.clause or "", data.rule_names.get(rule, own[0].finding.message),
            *[Cell(count[severity], link=link if count[severity] else None) for severity in Severity],
            Cell(len(own), link=link), len({one.unit for one in own}),
        )  # fmt: skip
    page.finish()


def _note(data: SummaryData) -> str:
    count = Counter(one.finding.severity for one in data.findings)
    words = (
        f"错误 {count[Severity.ERROR]} 条，提醒 {count[Severity.WARNING]} 条，说明 {count[Severity.INFO]} 条。点数字看每一条。"
    )
    return "\n".join([words, *data.unchecked])


def write_each(book: SummaryWriter, data: SummaryData) -> None:
    """Write the sheet 问题明细, one row for each finding."""
    page = Page(book, FINDINGS, COLUMNS, f"{data.heading}问题明细", "身份证号、账号只显示首尾。")
    for one in in_order(data):
        finding, severity = one.finding, one.finding.severity
        page.add(
            finding.rule, Cell(f"{SIGNS[severity]} {severity.label}", status_style(COLOURS[severity])), one.unit_name,
            finding.file, finding.sheet, finding.cell, finding.column, finding.value, finding.message, finding.fix,
        )  # fmt: skip
    page.finish()
