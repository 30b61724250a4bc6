"""I11-2: units have issued their positive and negative lists."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="正面、负面清单列出率",
    clause="（十一）",
    obligations=("11-2",),
    unit=FigureUnit.PERCENT,
    counted="本年度“单位事项”里“正负面清单”填“已完成”的单位",
    of="报了单位事项的单位",
    excluded="没有报单位事项的单位",
    needs=("封面", "单位事项"),
    target=Target(),
)
def lists_issued(inputs: Inputs) -> Figure:
    """各地各部门结合实际列出正面、负面清单。"""
    return by_unit_duty(inputs, "C11-2")
