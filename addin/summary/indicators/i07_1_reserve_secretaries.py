"""I07-1: each branch has a reserve secretary."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import against_rule


@indicator(
    name="后备书记配备率",
    clause="（七）",
    obligations=("0-4", "7-4", "7-5"),
    unit=FigureUnit.PERCENT,
    counted="有符合条件的后备书记的党支部，一人只计一个支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "后备书记"),
    target=Target(by="reserve_coverage_deadline"),
    rule="C07-2",
    key=True,
)
def reserve_secretaries(inputs: Inputs) -> Figure:
    """到2027年底全面实现“一支部一后备书记”。"""
    return against_rule(inputs, "C07-2", branches(inputs.tables))
