"""I02-4: every study group meets in each quarter."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="学习小组每季度学习率",
    clause="（二）",
    obligations=("0-5", "1-1", "2-7"),
    unit=FigureUnit.PERCENT,
    counted="该季度有集中学习记录的小组（学习小组活动、理论学习、培训等）",
    of="季度开始前成立、未撤销的学习小组，每个季度计一次",
    excluded="已撤销的；没有报活动记录的单位的",
    needs=("学习小组", "活动记录"),
    target=Target(by=TargetDay.PERIOD),
    rule="C02-5",
    key=True,
)
def groups_active(inputs: Inputs) -> Figure:
    """学习小组每季度至少集中开展1次学习活动。"""
    return by_duty(inputs, "C02-5")
