"""C08-4: a branch left without a liaison for too long after one stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from validators.finding import Severity
from validators.lookups.bodies import organisations
from validators.lookups.liaisons import by_body
from validators.lookups.named import named
from validators.owed import OneOffDue, OneOffDuty
from validators.planting import plant
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


class _Gap(NamedTuple):
    """A body without a liaison: its code, the last day of the last one and the row (index into 联络员选派) that ended."""

    body: str
    last: dt.date
    row: int


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each body without a liaison since one stopped: the last day within the time allowed."""
    for gap in _gaps(tables, on):
        yield OneOffDue(gap.body, gap.last + dt.timedelta(days=on.policy["liaison_gap_most_days"]))


APPOINTMENT = OneOffDuty("联络员离任，选派接任的联络员", owed, measure="名", title="及时补上离任的联络员")


@rule(
    brief="{n} 名联络员离任后没有人接任",
    clause="（八）",
    obligations=("8-3",),
    thresholds=("liaison_gap_most_days",),
    severity=Severity.WARNING,
    sheet="联络员选派",
    column="结束日期",
    needs=["党组织"],
    message="{联络员姓名} {结束日期} 不再联系{组织}，至今 {天数} 天没有接任的联络员，超过 {最多} 天。",
    fix="请及时调整充实：另起一行登记接任的联络员。",
    passes=[
        {},
        {"结束日期": "2026-08-31"},
        {"联络员选派": [{"结束日期": "2026-06-30"}, {"身份证号": "530102198511230026", "选派日期": "2026-09-30"}]},
        {"结束日期": "2026-06-30", "党组织": [{"状态": "已撤销"}]},
        {"结束日期": "2026-06-30", "党组织": []},
        {"结束日期": "2026-08-31", "as_of": "2026-10-10"},
    ],
    fails=[
        {"结束日期": "2026-08-30"},
        {"联络员选派": [{"结束日期": "2026-03-31"}, {"选派日期": "2026-04-01", "结束日期": "2026-06-30"}]},
        {"联络员选派": [{"结束日期": "2026-06-30"}, {"选派日期": "2026-10-01"}]},
    ],
    also=["C08-1"],
)
def liaison_not_replaced(tables: Tables, on: Context) -> Rows:
    """党建联络员工作岗位变化的，要及时调整充实。

    “及时” is read as within 30 days. Told where nobody is in force at the end of the period (or on an earlier as-of date) and
    the last one stopped more than 30 days before, at the row of the last; a gap since closed cannot be mended and is not
    told. Only organisations that the roster lists as being need a successor: one dissolved or struck off needs none, and
    without the roster nobody knows which they are.
    """
    most = on.policy["liaison_gap_most_days"]
    for gap in _gaps(tables, on):
        days = (on.state_day - gap.last).days
        if days > most:
            yield Hit(gap.row, {"组织": named(tables, gap.body), "天数": days, "最多": most})


def _gaps(tables: Tables, on: Context) -> Iterator[_Gap]:
    known = organisations(tables)
    for code, served in by_body(tables).items():
        if code not in known or not known[code].exists or any(one.in_force(on.state_day) for one in served):
            continue
        ended = [(one.end, one.row) for one in served if one.end and one.end < on.state_day]
        if ended:
            yield _Gap(code, *max(ended))


@plant()
def liaison_gone(site: Site) -> Marks:
    """联络员岗位变化，一个多月没有补派。"""

    def alone(row: FormRow) -> bool:
        links = site.rows(row.form.unit, "联络员选派")
        return row["结束日期"] is None and sum(one["联系党组织代码"] == row["联系党组织代码"] for one in links) == 1

    row = site.take("联络员选派", alone)
    row.update({"结束日期": dt.date(site.period.year, 6, 30), "结束原因": "岗位变化"})
    yield row.at("结束日期")
    for body in site.rows(row.form.unit, "党组织"):
        if body["党组织代码"] == row["联系党组织代码"]:
            yield body.follows("C08-1")
