"""I06-2: branches are set up separately as a rule."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import branches
from addin.reporting.selecting import split
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="党支部单独成立率",
    clause="（六）",
    unit=Unit.PERCENT,
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
