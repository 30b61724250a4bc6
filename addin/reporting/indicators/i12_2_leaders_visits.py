"""I12-2: leaders visit the organisations in the year."""

from __future__ import annotations

from addin.reporting.activity import units_with, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import by_units


@indicator(
    name="领导调研开展率",
    clause="（十二）",
    unit=Unit.PERCENT,
    counted="本年度有“领导调研”记录的单位",
    of="有在册离退休干部的单位",
    excluded="没有在册离退休干部的单位",
    needs=("离退休干部", "活动记录"),
    target=Target(by=Due.YEAR),
    key=False,
)
def leaders_visits(inputs: Inputs) -> Figure:
    """每年到离退休干部党组织调研1次。"""
    done = units_with(inputs, "领导调研", year_of(inputs))
    return by_units(inputs, done.__contains__)
