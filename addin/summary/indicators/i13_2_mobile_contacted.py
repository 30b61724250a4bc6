"""I13-2: each mobile member is contacted in the quarter."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="流动党员每季度联系率",
    clause="（十三）",
    obligations=("13-3",),
    unit=FigureUnit.PERCENT,
    counted="该季度有“流动党员联系”记录的流动党员",
    of="该季度在外满1个月、未转组织关系的流动党员，每个季度计一次",
    excluded="已转组织关系的；没有报活动记录的单位的",
    needs=("流动党员", "活动记录", "参加人员"),
    target=Target(by=TargetDay.PERIOD),
    rule="C13-3",
    key=True,
    across=True,
)
def mobile_contacted(inputs: Inputs) -> Figure:
    """流出地党组织与党员保持经常性联系，原则上每季度不少于1次。"""
    return by_duty(inputs, "C13-3")
