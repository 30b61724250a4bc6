"""C06-9: an organisation that has been marked as to be adjusted for more than half a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS, organisations
from validators.lookups.once import column
from validators.months import months_later
from validators.owed import OneOffDue, OneOffDuty
from validators.planting import plant
from validators.planting.rows import is_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

STATE = "拟调整"
_MARKED = {"状态": STATE}


def to_adjust(tables: Tables, on: Context) -> Iterator[tuple[int, str, dt.date]]:
    """Each organisation in that state, with the last day for adjusting it: row (index into 党组织), code, day."""
    since, months = column(tables, ORGANISATIONS, "状态日期"), on.policy["adjusting_most_months"]
    for body in organisations(tables).values():
        if body.state == STATE and isinstance(since[body.row], dt.date):
            yield body.row, body.code, months_later(since[body.row], months)


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each of them, until it is adjusted or dissolved."""
    for _, code, by in to_adjust(tables, on):
        yield OneOffDue(code, by)


APPOINTMENT = OneOffDuty("调整或撤销这个党组织", owed)


@rule(
    brief="{n} 个党组织“拟调整”超过半年",
    clause="（六）",
    obligations=("6-3",),
    thresholds=("adjusting_most_months",),
    severity=Severity.WARNING,
    sheet="党组织",
    column="状态日期",
    message="{党组织名称}自 {状态日期} 起是“拟调整”，超过 {至多} 个月还没有调整或撤销。",
    fix="请及时调整或撤销：已经撤销的，“状态”改为“已撤销”，“状态日期”填撤销的日期；已经调整好的，改为“正常”。",
    passes=[
        {},
        _MARKED | {"状态日期": "2026-03-30"},
        _MARKED | {"状态日期": "2026-04-15"},
        {"状态": "已撤销", "状态日期": "2025-01-01"},
        _MARKED | {"状态日期": "2026-03-25", "as_of": "2026-09-25"},
    ],
    fails=[_MARKED | {"状态日期": "2026-03-29"}, _MARKED | {"状态日期": "2026-03-25", "as_of": "2026-09-26"}],
)
def to_be_adjusted_too_long(tables: Tables, on: Context) -> Rows:
    """不再符合设立条件的离退休干部党组织，应及时予以调整或撤销。

    “及时” is read as within ``adjusting_most_months`` (half a year) of 状态日期; told from the day after, while the state
    still is 拟调整. Without 状态日期 nothing can be counted (F16).
    """
    for row, _, by in to_adjust(tables, on):
        if on.is_overdue(by):
            yield Hit(row, {"至多": on.policy["adjusting_most_months"]})


@plant()
def long_to_be_adjusted(site: Site) -> Marks:
    """党支部“拟调整”一年了还没有调整。"""
    row = site.beside("C06-9", "党组织", lambda one: is_branch(one) and site.sizes[one["党组织代码"]] > 8)
    row.update({"状态": STATE, "状态日期": dt.date(site.period.year - 1, 6, 18)})
    yield row.at("状态日期")
