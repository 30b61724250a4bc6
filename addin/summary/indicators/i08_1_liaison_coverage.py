"""I08-1: every branch has a liaison."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import against_rule


@indicator(
    name="党建联络员覆盖率",
    clause="（八）",
    obligations=("0-4", "8-4"),
    unit=FigureUnit.PERCENT,
    counted="统计日有在任联络员的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "联络员选派"),
    target=Target(by="liaison_coverage_deadline"),
    rule="C08-1",
    key=True,
)
def liaison_coverage(inputs: Inputs) -> Figure:
    """2025年底党支部党建联络员选派实现全覆盖。"""
    return against_rule(inputs, "C08-1", branches(inputs.tables))
