"""A summary made by hand, small enough to be read whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from addin.summary.collect.data import DuplicateRow, SummaryData, UnitChange, UnitDue, UnitFinding
from addin.summary.collect.indicator_view import indicator_views
from addin.summary.measure.evidence import BLOCKED, HELD, PAID, SubmittedForm, SubsidyLine
from addin.summary.measure.measure import measure_all
from tests.addin.summary.registers import PERIOD, Rows, context, inputs, unit
from validators.due import Due
from validators.engine import check_tables
from workbook_templates.table import Tables

UNIT_A, UNIT_B = "11530102015101007C", "115301020151010157"
NUMBER = "530102196303072415"
DAY = "2026-10-20"

SUBMITTED = (
    SubmittedForm(UNIT_A, "盘龙区农业农村局", "花名册", "received", "2026-10-08", "花名册.xlsx", 2),
    SubmittedForm(UNIT_B, "盘龙区教育体育局", "花名册", "late", "2026-10-12", "教体局花名册.xlsx"),
    SubmittedForm(UNIT_B, "盘龙区教育体育局", "活动记录", "missing"),
)
PAYMENTS = (
    SubsidyLine(UNIT_A, "盘龙区农业农村局", NUMBER, "张建国", "第一支部", "书记", "2026-07", Decimal("300.00"), PAID,
            "按书记标准发放"),
    SubsidyLine(UNIT_A, "盘龙区农业农村局", NUMBER, "张建国", "学习小组", "组长", "2026-07", Decimal("300.00"), BLOCKED,
            "已按第一支部书记发放", "第一支部书记（盘龙区农业农村局）"),
    SubsidyLine(UNIT_B, "盘龙区教育体育局", "530102196001010012", "李秀英", "教体局支部", "委员", "2026-07",
            Decimal("210.00"), HELD, "没有收款账户"),
)  # fmt: skip
DUPLICATES = (
    DuplicateRow(
        1, "同一身份证号在几个单位", "张建国", "530102********2415", UNIT_A, "盘龙区农业农村局", "甲.xlsx", "离退休干部", 4
    ),
    DuplicateRow(
        1, "同一身份证号在几个单位", "张建国", "530102********2415", UNIT_B, "盘龙区教育体育局", "乙.xlsx", "离退休干部", 9
    ),
)
DUES = (
    UnitDue(Due(dt.date(2026, 9, 30), "530102000001", "C12-5", "开展党员大会", "第一支部", "（十二）", 0, 1, late=True), UNIT_A,
         "盘龙区农业农村局"),
    UnitDue(Due(dt.date(2026, 12, 31), UNIT_B, "C11-1", "开展警示教育", "盘龙区教育体育局", "（十一）", 0, 1), UNIT_B,
         "盘龙区教育体育局"),
)  # fmt: skip
CHANGES = (UnitChange(UNIT_A, "盘龙区农业农村局", "离退休干部", 100, 140, 41, 1, "新增41、减少1，请核对"),)


def two_units() -> list[Tables]:
    """One unit in order but for a member without a branch, and one that has only people."""
    first: Rows = {
        "封面": [{}],
        "党组织": [{}, {"党组织代码": "530102000002", "状态": "已撤销"}],
        "离退休干部": [{}, {"身份证号": "530102196001010012", "姓名": "=1+1", "党支部代码": None}],
        "任职": [{}],
    }
    second: Rows = {"封面": [{}], "离退休干部": [{"身份证号": "530102195501010015", "政治面貌": "群众", "党支部代码": None}]}
    return [unit(UNIT_A, first, "盘龙区农业农村局"), unit(UNIT_B, second, "盘龙区教育体育局")]


def scene(**changed: Any) -> SummaryData:
    """The summary of two units on a day after the deadlines."""
    names = {UNIT_A: "盘龙区农业农村局", UNIT_B: "盘龙区教育体育局"}
    given = inputs(*two_units(), on=context(DAY), units=names, submissions=SUBMITTED, payments=PAYMENTS)
    findings, not_run = check_tables(given.tables, given.on)
    views = indicator_views(measure_all(given), given)
    data = SummaryData(
        "盘龙区委老干部局", "530102", "county", PERIOD, dt.date.fromisoformat(DAY), views, names,
        {code: code for code in names}, dt.date(2026, 10, 10), SUBMITTED,
        tuple(UnitFinding(one, UNIT_A, "盘龙区农业农村局") for one in findings),
        {"C02-1": "每名党员都纳入党组织。"}, tuple(not_run),
        DUPLICATES, PAYMENTS, CHANGES, None, DUES,
    )  # fmt: skip
    return replace(data, **changed)
