"""I00-5: study groups that are not dissolved."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import groups
from addin.summary.measure.selecting import refs
from validators.lookups.bodies import GROUPS


@indicator(
    name="学习小组",
    clause="（二）",
    unit=FigureUnit.THINGS,
    counted="未撤销的学习小组",
    excluded="已撤销的",
    needs=("学习小组",),
    key=True,
)
def study_groups(inputs: Inputs) -> Figure:
    """The rows of 学习小组 that are not dissolved."""
    return Figure(refs(GROUPS, groups(inputs.tables)))
