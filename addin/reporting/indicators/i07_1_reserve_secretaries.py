"""I07-1: each branch has a reserve secretary."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import branches
from addin.reporting.selecting import against_rule


@indicator(
    name="后备书记配备率",
    clause="（七）",
    unit=Unit.PERCENT,
    counted="后备书记库中有人的党支部",
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
