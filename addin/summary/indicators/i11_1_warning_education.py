"""I11-1: each unit holds warning education in the year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="警示教育开展率",
    clause="（十一）",
    obligations=("11-1",),
    unit=FigureUnit.PERCENT,
    counted="本年度有“警示教育”记录的单位",
    of="报了活动记录的单位",
    excluded="没有报活动记录的单位",
    needs=("封面", "活动记录"),
    target=Target(by=TargetDay.YEAR),
    key=True,
    rule="C11-1",
)
def warning_education(inputs: Inputs) -> Figure:
    """每年组织离退休干部开展警示教育不少于1次。"""
    return by_unit_duty(inputs, "C11-1")
