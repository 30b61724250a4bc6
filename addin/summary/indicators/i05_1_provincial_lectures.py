"""I05-1: the province holds a lecture each quarter."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="“云岭银潮之声”大讲坛每季度举办率",
    clause="（五）",
    obligations=("5-1",),
    unit=FigureUnit.PERCENT,
    counted="举办了大讲坛的季度",
    of="报告期内已开始的季度（只统计省级）",
    excluded="州市、县和单位举办的",
    needs=("封面", "活动记录"),
    target=Target(by=TargetDay.PERIOD, levels=("province",)),
    rule="C05-1",
)
def provincial_lectures(inputs: Inputs) -> Figure:
    """省级层面每个季度至少举办1期“云岭银潮之声”大讲坛。"""
    return by_unit_duty(inputs, "C05-1")
