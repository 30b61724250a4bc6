"""I12-8: party members have a management class."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule
from validators.lookups.people import party_members


@indicator(
    name="党员分类管理率",
    clause="（十二）",
    obligations=("12-4",),
    unit=FigureUnit.PERCENT,
    counted="填了党员管理类别的在册党员",
    of="在册的离退休干部党员",
    excluded="转出、去世的",
    needs=("离退休干部",),
    target=Target(by=TargetDay.PERIOD),
    rule="C12-4",
)
def members_classed(inputs: Inputs) -> Figure:
    """推行离退休干部党员分类管理。"""
    return against_rule(inputs, "C12-4", party_members(inputs.tables))
