"""I12-3: each unit analyses the ranks each half-year."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import by_unit_duty


@indicator(
    name="半年队伍状况分析率",
    clause="（十二）",
    unit=Unit.PERCENT,
    counted="本半年有“队伍状况分析”记录的单位",
    of="报了活动记录的单位",
    excluded="没有报活动记录的单位",
    needs=("封面", "活动记录"),
    target=Target(by=Due.HALF_YEAR),
    rule="C12-2",
)
def half_year_analyses(inputs: Inputs) -> Figure:
    """每半年开展1次队伍状况分析。"""
    return by_unit_duty(inputs, "C12-2")
