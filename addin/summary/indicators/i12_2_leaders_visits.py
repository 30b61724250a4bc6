"""I12-2: leaders visit the organisations in the year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="领导调研开展率",
    clause="（十二）",
    obligations=("12-1",),
    unit=FigureUnit.PERCENT,
    counted="本年度有“领导调研”记录的单位",
    of="报了活动记录的单位",
    excluded="没有报活动记录的单位",
    needs=("封面", "活动记录"),
    target=Target(by=TargetDay.YEAR),
)
def leaders_visits(inputs: Inputs) -> Figure:
    """每年到离退休干部党组织调研1次。"""
    return by_unit_duty(inputs, "C12-1", 事="领导调研")
