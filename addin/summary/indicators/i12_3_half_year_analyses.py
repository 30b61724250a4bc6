"""I12-3: each unit analyses the state of its retired cadres each half-year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="每半年队伍状况分析开展率",
    clause="（十二）",
    obligations=("12-2",),
    unit=FigureUnit.PERCENT,
    counted="本半年有“队伍状况分析”记录的单位",
    of="报了活动记录的单位",
    excluded="没有报活动记录的单位",
    needs=("封面", "活动记录"),
    target=Target(by=TargetDay.HALF_YEAR),
    rule="C12-2",
)
def half_year_analyses(inputs: Inputs) -> Figure:
    """每半年开展1次队伍状况分析。"""
    return by_unit_duty(inputs, "C12-2")
