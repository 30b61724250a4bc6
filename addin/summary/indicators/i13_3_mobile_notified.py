"""I13-3: the receiving side is notified of members away six months."""

from __future__ import annotations

from addin.summary.measure.duties import members_away
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule
from validators.months import whole_months


@indicator(
    name="流动党员已通报流入地率",
    clause="（十三）",
    obligations=("13-2",),
    unit=FigureUnit.PERCENT,
    counted="填写了通报流入地日期的流动党员",
    of="连续外出满6个月、未转组织关系的流动党员",
    excluded="外出不满6个月的；已返回的；已转组织关系的",
    needs=("流动党员",),
    target=Target(by=TargetDay.PERIOD),
    rule="C13-1",
    key=True,
)
def mobile_notified(inputs: Inputs) -> Figure:
    """连续6个月以上的，流出地党组织要主动通报流入地党组织。"""
    most, day = inputs.on.policy["away_months_to_notify"], inputs.on.state_day
    return against_rule(inputs, "C13-1", [stay.row for stay in members_away(inputs) if whole_months(stay.left, day) >= most])
