"""C13-1: a member away six months or more, whose membership was not moved, and no notice given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.mobile import MOBILE, Absence, absences
from validators.lookups.once import blank
from validators.months import months_later, whole_months
from validators.owed import OneOffDue, OneOffDuty
from validators.planting import plant
from validators.planting.rows import left_own_branch, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


def not_notified(tables: Tables, on: Context) -> Iterator[Absence]:
    """Those still away without moved membership, of whom the receiving side was not told."""
    return (
        absence
        for absence in absences(tables)
        if absence.lasts_on(on.state_day) and not absence.transferred and blank(tables, MOBILE, "通报流入地日期", absence.row)
    )


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each of them: the day before the months are full is the last to give notice in time."""
    for absence in not_notified(tables, on):
        full = months_later(absence.left, on.policy["away_months_to_notify"])
        yield OneOffDue(absence.home, full - dt.timedelta(days=1), {"姓名": absence.name or ""})


APPOINTMENT = OneOffDuty("向流入地党组织通报流动党员{姓名}", owed, title="向流入地党组织通报流动党员")


@rule(
    brief="{n} 名流动党员没有通报流入地",
    clause="（十三）",
    obligations=("13-2",),
    thresholds=("away_months_to_notify",),
    severity=Severity.ERROR,
    sheet="流动党员",
    column="通报流入地日期",
    needs=["党组织"],
    message="{姓名} 自 {外出日期} 外出已满 {months} 个月，未转组织关系，也没有填通报流入地的日期。",
    fix="请主动通报流入地党组织，并在“通报流入地日期”填写日期，如 2026-06-01。",
    passes=[
        {"外出日期": "2026-05-01", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "已转组织关系": "是", "通报流入地日期": None},
        {"外出日期": "2026-03-31", "as_of": "2026-09-29", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "通报流入地日期": None, "党组织": [{"党组织代码": "530102000002"}]},
        {"外出日期": "2026-01-10", "通报流入地日期": None, "党组织": []},
        {"外出日期": "2025-01-10", "返回日期": "2025-12-01", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "返回日期": "2026-09-30", "通报流入地日期": None},
        {"外出日期": "2026-04-05", "通报流入地日期": None, "as_of": "2026-10-10"},
    ],
    fails=[
        {"外出日期": "2026-01-10", "通报流入地日期": None},
        {"外出日期": "2026-03-30", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "返回日期": "2026-10-08", "通报流入地日期": None},
    ],
)
def away_six_months_not_notified(tables: Tables, on: Context) -> Rows:
    """连续外出6个月以上的党员，流出地党组织应当主动通报流入地党组织。

    Whole months are counted from 外出日期 to the period's end (or an earlier as-of date). The plan says “连续6个月以上”:
    six whole months are enough. Who has come back is history: there is nobody to tell any more. Rows the receiving side
    wrote are not its duty.
    """
    for absence in not_notified(tables, on):
        months = whole_months(absence.left, on.state_day)
        if months >= on.policy["away_months_to_notify"]:
            yield Hit(absence.row, {"months": months})


@plant()
def nobody_notified(site: Site) -> Marks:
    """外出满6个月没有通报流入地。"""
    row = site.take("流动党员", lambda one: one["流动类型"] == "长期" and left_own_branch(site, one))
    yield from put(row, "通报流入地日期", None)
