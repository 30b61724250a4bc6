"""C13-6: a member said to be away for under six months who has been away longer."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.mobile import MOBILE, absences
from validators.lookups.once import column
from validators.months import months_later, whole_months
from validators.planting import plant
from validators.planting.rows import left_own_branch, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

SHORT, LONG = "不足六个月", "长期"
_SINCE_2025 = {"流动类型": SHORT, "外出日期": "2025-01-20"}


@rule(
    brief="{n} 名流动党员外出时间与流动类型不符",
    clause="（十三）",
    obligations=("13-4",),
    thresholds=("away_months_to_notify",),
    severity=Severity.WARNING,
    sheet="流动党员",
    column="流动类型",
    needs=["党组织"],
    message="{姓名} 的流动类型填“不足六个月”，自 {外出日期} 外出已满 {月数} 个月。",
    fix="请把“流动类型”改为“长期”，并通报流入地党组织；已经回来的，填写返回日期。",
    passes=[
        {},
        {"流动类型": SHORT, "外出日期": "2026-03-31", "as_of": "2026-09-29"},
        {"流动类型": SHORT, "外出日期": "2026-04-05", "as_of": "2026-10-10"},
        {"流动类型": "季节性", "外出日期": "2026-01-10"},
        _SINCE_2025 | {"返回日期": "2026-05-01"},
        _SINCE_2025 | {"已转组织关系": "是"},
        _SINCE_2025 | {"党组织": []},
    ],
    fails=[
        _SINCE_2025,
        {"流动类型": SHORT, "外出日期": "2026-03-30"},
        _SINCE_2025 | {"返回日期": "2026-10-08"},
    ],
)
def short_stay_grown_long(tables: Tables, on: Context) -> Rows:
    """流动时间不足6个月的做好跟踪管理，连续6个月以上的通报流入地：外出满6个月的，不再是“不足六个月”。

    Whole months from 外出日期 to the end of the period (or an earlier as-of date), of members still away without moved
    membership, by the home branches' rows.
    """
    kinds, most = column(tables, MOBILE, "流动类型"), on.policy["away_months_to_notify"]
    for absence in absences(tables):
        if kinds[absence.row] == SHORT and not absence.transferred and absence.lasts_on(on.state_day):
            months = whole_months(absence.left, on.state_day)
            if months >= most:
                yield Hit(absence.row, {"月数": months})


@plant()
def long_stay_called_short(site: Site) -> Marks:
    """外出早已满6个月，流动类型还填“不足六个月”。"""

    def long_away(row: FormRow) -> bool:
        left = row["外出日期"]
        since = isinstance(left, dt.date) and left <= months_later(site.period.end, -7)
        return bool(since and row["返回日期"] is None and row["流动类型"] == LONG and left_own_branch(site, row))

    yield from put(site.take("流动党员", long_away), "流动类型", SHORT)
