"""C20-1: a task that is past its deadline and not done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.units import unit_column
from validators.owed import OneOffDue, OneOffDuty
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

TASKS, DONE = "任务清单", "已完成"


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Every task that is not done, by its own deadline."""
    rows = tables[TASKS].records("完成时限", "进度", "任务编号", "任务内容")
    for unit, (limit, state, number, text) in zip(unit_column(tables, TASKS), rows, strict=True):
        if isinstance(limit, dt.date) and state not in (None, DONE):
            yield OneOffDue(unit, limit, {"任务编号": number or "", "任务内容": text or ""})


APPOINTMENT = OneOffDuty("办理任务 {任务编号}“{任务内容}”", owed, measure="项", title="任务清单里的任务")


@rule(
    brief="{n} 项任务逾期",
    clause="七",
    obligations=("20-1",),
    severity=Severity.WARNING,
    sheet="任务清单",
    column="完成时限",
    message="任务 {任务编号}“{任务内容}”应在 {完成时限}（含）前完成，进度是“{进度}”，已逾期 {天数} 天，责任人 {责任人}。",
    fix="请抓紧办理；已经完成的，把进度改为“已完成”并填完成日期；需要延期的，经批准后改“完成时限”。",
    passes=[
        {},
        {"完成时限": "2026-09-30"},
        {"完成时限": "2026-10-05", "as_of": "2026-10-10"},
        {"完成时限": "2026-06-30", "进度": "已完成"},
    ],
    fails=[
        {"完成时限": "2026-09-29"},
        {"完成时限": "2026-06-30", "进度": "已逾期"},
        {"完成时限": "2026-09-30", "as_of": "2026-10-10"},
    ],
)
def task_overdue(tables: Tables, on: Context) -> Rows:
    """按照任务项目化、项目清单化、清单责任化的要求，推动行动计划的有效落实：任务不超过完成时限。

    A task without owner, deadline or state is F01's matter. Overdue is told from the day after the deadline, also where
    that is the period's last day and an office judges later; a task due after the period's end belongs to the next period.
    """
    for i, (limit, state) in enumerate(tables[TASKS].records("完成时限", "进度")):
        if isinstance(limit, dt.date) and on.is_overdue(limit) and state not in (None, DONE):
            yield Hit(i, {"天数": (on.as_of - limit).days})
