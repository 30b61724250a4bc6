"""I14-1: every 离休 cadre is cared for in the year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="重点对象走访慰问率",
    clause="（十四）",
    obligations=("1-1", "14-1"),
    unit=FigureUnit.PERCENT,
    counted="本年度在“走访慰问”参加人员中有记录的人",
    of="在册离休干部，以及失能半失能、长期住院的退休干部",
    excluded="其他退休干部；转出、去世的；没有报活动记录的单位的",
    needs=("离退休干部", "活动记录", "参加人员"),
    target=Target(),
    across=True,
    rule="C14-1",
)
def care_records(inputs: Inputs) -> Figure:
    """精准服务离休干部，分级分类服务退休干部。"""
    return by_duty(inputs, "C14-1")
