"""I15-2: branches that work jointly with a community (社区共建)."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="单位与社区共建率",
    clause="（十五）",
    obligations=("15-2",),
    unit=FigureUnit.PERCENT,
    counted="本年度有“社区共建”活动，或单位事项“社区共建”已完成的单位",
    of="报了活动记录的单位",
    excluded="没有报活动记录的单位",
    needs=("封面", "活动记录"),
    rule="C15-2",
)
def co_building(inputs: Inputs) -> Figure:
    """推进离退休干部党组织与社区党组织融合共建。"""
    return by_unit_duty(inputs, "C15-2")
