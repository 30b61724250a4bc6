"""I06-2: branches are set up separately as a rule."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import split
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="党支部单独成立率",
    clause="（六）",
    obligations=("6-1",),
    unit=FigureUnit.PERCENT,
    counted="设置方式为“单独成立”的党支部",
    of="未撤销的党支部",
    excluded="党委、党总支；已撤销的",
    needs=("党组织",),
    key=True,
)
def separate_setups(inputs: Inputs) -> Figure:
    """各地各部门原则上应单独成立离退休干部党支部。 As a rule: a figure without a target."""
    ways = inputs.values(ORGANISATIONS, "设置方式")
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: ways[i] == "单独成立")
