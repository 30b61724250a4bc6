"""I00-4: branches that are not dissolved."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import refs
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="其中：党支部",
    clause="",
    unit=FigureUnit.THINGS,
    counted="未撤销的党支部",
    excluded="党委、党总支；已撤销的",
    needs=("党组织",),
)
def branches_in_being(inputs: Inputs) -> Figure:
    """The rows of 党组织 that are branches and not dissolved."""
    return Figure(refs(ORGANISATIONS, branches(inputs.tables)))
