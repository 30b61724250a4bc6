"""I02-1: every party member belongs to a branch."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule
from validators.lookups.people import party_members


@indicator(
    name="党员纳入党组织率",
    clause="（二）",
    obligations=("2-1", "2-2"),
    unit=FigureUnit.PERCENT,
    counted="编入现有党支部的在册党员（填的代码查不到的，另在问题里列出）",
    of="在册的离退休干部党员",
    excluded="转出、去世的",
    needs=("离退休干部", "党组织"),
    target=Target(by="branch_coverage_deadline"),
    rule="C02-1",
    key=True,
)
def party_member_coverage(inputs: Inputs) -> Figure:
    """每名离退休干部党员都纳入党组织。"""
    return against_rule(inputs, "C02-1", party_members(inputs.tables))
