"""I00-4: branches in being."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import branches
from addin.reporting.selecting import refs
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="其中：党支部",
    clause="",
    unit=Unit.THINGS,
    counted="未撤销的党支部",
    excluded="党委、党总支；已撤销的",
    needs=("党组织",),
)
def branches_in_being(inputs: Inputs) -> Figure:
    """Branches not dissolved."""
    return Figure(refs(ORGANISATIONS, branches(inputs.tables)))
