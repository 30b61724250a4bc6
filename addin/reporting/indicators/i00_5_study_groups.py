"""I00-5: study groups in being."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import groups
from addin.reporting.selecting import refs
from validators.lookups.bodies import GROUPS


@indicator(
    name="学习小组",
    clause="（二）",
    unit=Unit.THINGS,
    counted="未撤销的学习小组",
    excluded="已撤销的",
    needs=("学习小组",),
    key=True,
)
def study_groups(inputs: Inputs) -> Figure:
    """Groups not dissolved."""
    return Figure(refs(GROUPS, groups(inputs.tables)))
