"""F16: somebody died or moved out, or a body was dissolved or is to be adjusted, and the day is missing."""

from __future__ import annotations

from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import PEOPLE, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

STATE, DAY = "状态", "状态日期"
FINAL = frozenset({"去世", "转出", "已撤销"})
TO_BE_ADJUSTED = "拟调整"
_DATED = FINAL | {TO_BE_ADJUSTED}
_FINAL_DAY = "的日期；补贴发到哪个月、从哪一期起不再统计，都按这个日期算"
_FIRST_DAY = "是从哪一天起的；要在半年内调整或撤销，从这一天算起"


@field_rule(
    brief="{n} 处没有填状态日期",
    applies=lambda column: column.name == DAY,
    severity=Severity.ERROR,
    sheet=PEOPLE,
    column=DAY,
    message="“状态”填的是“{状态}”，没有填“状态日期”。",
    fix="请填写{状态}{怎样算}。状态填错的，请改正状态。",
    passes=[{}, {STATE: "去世", DAY: "2026-05-01"}, {STATE: "转出", DAY: "不详"}],
    fails=[{STATE: "去世"}, {STATE: "转出", DAY: " "}],
)
def state_without_its_date(view: View, on: Context) -> Rows:
    """去世、转出的人和已撤销、拟调整的组织要填状态日期。

    An error, because allowances end by this day, and end before their time where it is unknown; a warning for 拟调整, whose
    half-year (C06-9) could else never end. What is no date is F03's.
    """
    unread = view.unread
    for i, (state, day) in enumerate(zip(view.table.get(STATE), view.values, strict=True)):
        if state not in _DATED or day is not None or i in unread:
            continue
        if state in FINAL:
            yield Hit(i, {"怎样算": _FINAL_DAY})
        else:
            yield Hit(i, {"怎样算": _FIRST_DAY}, severity=Severity.WARNING)


@plant()
def day_left_out(site: Site) -> Marks:
    """去世或转出的人没有填状态日期。"""
    yield from put(site.take(PEOPLE, lambda row: row[STATE] in FINAL), DAY, None)
