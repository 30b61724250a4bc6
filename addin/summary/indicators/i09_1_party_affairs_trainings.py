"""I09-1: the province trains party-affairs staff each year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="党务干部培训举办率",
    clause="（九）",
    obligations=("0-4", "9-1"),
    unit=FigureUnit.PERCENT,
    counted="举办了党务干部培训的年度",
    of="报告期所在年度（只统计省级）",
    excluded="州市、县和单位举办的",
    needs=("封面", "活动记录", "参加人员"),
    target=Target(levels=("province",)),
    rule="C09-1",
)
def party_affairs_trainings(inputs: Inputs) -> Figure:
    """省级层面每年至少举办1期党务干部培训。"""
    return by_unit_duty(inputs, "C09-1")
