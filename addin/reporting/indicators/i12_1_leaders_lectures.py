"""I12-1: leaders give a lecture in the year."""

from __future__ import annotations

from addin.reporting.activity import units_with, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import by_units


@indicator(
    name="领导讲党课开展率",
    clause="（十二）",
    unit=Unit.PERCENT,
    counted="本年度有“领导讲党课”记录的单位",
    of="有在册离退休干部的单位",
    excluded="没有在册离退休干部的单位",
    needs=("离退休干部", "活动记录"),
    target=Target(by=Due.YEAR),
    key=False,
)
def leaders_lectures(inputs: Inputs) -> Figure:
    """党委（党组）或有关方面负责同志每年至少讲1次党课。"""
    done = units_with(inputs, "领导讲党课", year_of(inputs))
    return by_units(inputs, done.__contains__)
