"""I02-3: every study group is linked to an existing branch."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import groups
from addin.summary.measure.selecting import against_rule


@indicator(
    name="学习小组挂联党支部率",
    clause="（二）",
    obligations=("2-4",),
    unit=FigureUnit.PERCENT,
    counted="挂联了现有党支部的学习小组",
    of="未撤销的学习小组",
    excluded="已撤销的",
    needs=("学习小组", "党组织"),
    target=Target(by="group_coverage_deadline"),
    rule="C02-3",
    key=True,
)
def groups_linked(inputs: Inputs) -> Figure:
    """学习小组由离退休干部党支部挂联。"""
    return against_rule(inputs, "C02-3", groups(inputs.tables))
