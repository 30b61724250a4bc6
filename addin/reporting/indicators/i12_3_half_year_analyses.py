"""I12-3: each unit analyses the ranks each half-year."""

from __future__ import annotations

from addin.reporting.activity import half_of, units_with
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import by_units


@indicator(
    name="半年队伍状况分析率",
    clause="（十二）",
    unit=Unit.PERCENT,
    counted="本半年有“队伍状况分析”记录的单位",
    of="有在册离退休干部的单位",
    excluded="没有在册离退休干部的单位",
    needs=("离退休干部", "活动记录"),
    target=Target(by=Due.HALF_YEAR),
    key=False,
)
def half_year_analyses(inputs: Inputs) -> Figure:
    """每半年开展1次队伍状况分析。"""
    done = units_with(inputs, "队伍状况分析", half_of(inputs))
    return by_units(inputs, done.__contains__)
