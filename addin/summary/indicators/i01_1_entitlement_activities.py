"""I01-1: how often political entitlements were honoured in the year, by kinds of activity that have no rule of their own."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs
from validators.lookups.activities import ACTIVITIES, activities

KINDS = frozenset({"阅读文件", "通报情况", "参观学习", "参加重要会议", "荣誉退休"})


@indicator(
    name="落实政治待遇的活动",
    clause="（一）",
    obligations=("1-1",),
    unit=FigureUnit.TIMES,
    counted="本年度阅读文件、通报情况、参观学习、参加重要会议、荣誉退休的活动",
    excluded="实到人数为0的；同一活动编号的再次登记",
    needs=("活动记录",),
)
def entitlement_activities(inputs: Inputs) -> Figure:
    """坚持落实阅读文件、通报情况、参观学习、参加重要会议、干部荣誉退休等制度。"""
    on = inputs.on
    held = (one for one in activities(inputs.tables).values() if one.kind in KINDS)
    return Figure(refs(ACTIVITIES, sorted(one.row for one in held if one.date.year == on.period.year and one.date <= on.as_of)))
