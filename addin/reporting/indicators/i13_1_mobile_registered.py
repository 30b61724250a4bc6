"""I13-1: both sides have registered a mobile member."""

from __future__ import annotations

from addin.reporting.duties import away
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import against_rule


@indicator(
    name="流动党员双向登记率",
    clause="（十三）",
    unit=Unit.PERCENT,
    counted="流出登记和流入登记都不是“否”的流动党员",
    of="在外且未转组织关系的流动党员",
    excluded="已返回的；已转组织关系的",
    needs=("流动党员",),
    target=Target(by=Due.PERIOD),
    rule="C13-2",
    across=True,
)
def mobile_registered(inputs: Inputs) -> Figure:
    """流出地、流入地分别登记。"""
    return against_rule(inputs, "C13-2", [stay.row for stay in away(inputs)])
