"""I13-1: mobile members registered by the branch they left and where they live."""

from __future__ import annotations

from addin.summary.measure.duties import members_away
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule


@indicator(
    name="流动党员双向登记率",
    clause="（十三）",
    obligations=("13-1",),
    unit=FigureUnit.PERCENT,
    counted="流出地、流入地都已登记的流动党员",
    of="在外且未转组织关系的流动党员",
    excluded="已返回的；已转组织关系的",
    needs=("流动党员",),
    target=Target(by=TargetDay.PERIOD),
    rule="C13-2",
    across=True,
)
def mobile_registered(inputs: Inputs) -> Figure:
    """流出地、流入地分别登记。"""
    return against_rule(inputs, "C13-2", [stay.row for stay in members_away(inputs)])
