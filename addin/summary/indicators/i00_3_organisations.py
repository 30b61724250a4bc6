"""I00-3: party organisations that are not dissolved."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import organisations
from addin.summary.measure.selecting import refs
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="离退休干部党组织",
    clause="",
    unit=FigureUnit.THINGS,
    counted="未撤销的党委、党总支、党支部",
    excluded="已撤销的",
    needs=("党组织",),
    key=True,
)
def organisations_in_being(inputs: Inputs) -> Figure:
    """The rows of 党组织 (committees, general branches, branches) that are not dissolved."""
    return Figure(refs(ORGANISATIONS, organisations(inputs.tables)))
