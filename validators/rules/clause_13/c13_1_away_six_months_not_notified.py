"""C13-1: a member away six months or more, whose membership was not moved, and no notice given."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.mobile import received_rows
from validators.months import whole_months
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


@rule(
    clause="（十三）",
    severity=Severity.ERROR,
    sheet="流动党员",
    column="通报流入地日期",
    message="{姓名} 自 {外出日期} 外出已满 {months} 个月，未转组织关系，也没有填通报流入地的日期。",
    fix="请主动通报流入地党组织，并在“通报流入地日期”填写日期，如 2026-06-01。",
    passes=[
        {"外出日期": "2026-05-01", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "已转组织关系": "是", "通报流入地日期": None},
        {"外出日期": "2026-03-31", "as_of": "2026-09-29", "通报流入地日期": None},
        {"外出日期": "2026-01-10", "通报流入地日期": None, "党组织": [{"党组织代码": "530102000002"}]},
    ],
    fails=[
        {"外出日期": "2026-01-10", "通报流入地日期": None},
        {"外出日期": "2026-03-30", "通报流入地日期": None},
    ],
)
def away_six_months_not_notified(tables: Tables, on: Context) -> Rows:
    """连续外出6个月以上的党员，流出地党组织应当主动通报流入地党组织。

    Whole months are counted from 外出日期 to the as-of date, or to 返回日期 where that is earlier. The plan says
    “连续6个月以上”: six whole months are enough. Rows the receiving side wrote are not its duty.
    """
    most, received = on.policy["away_months_to_notify"], received_rows(tables)
    columns = ("外出日期", "返回日期", "已转组织关系", "通报流入地日期")
    for i, (left, back, moved, notified) in enumerate(tables["流动党员"].records(*columns)):
        if not isinstance(left, dt.date) or left > on.as_of or moved == "是" or notified or i in received:
            continue
        months = whole_months(left, min(back, on.as_of) if isinstance(back, dt.date) else on.as_of)
        if months >= most:
            yield Hit(i, {"months": months})
