"""I00-2: party members among the retired cadres 在册."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs
from validators.lookups.people import PEOPLE, party_members


@indicator(
    name="离退休干部党员",
    clause="",
    unit=FigureUnit.PERSONS,
    counted="在册的中共党员和中共预备党员",
    excluded="转出、去世的；民主党派成员、无党派人士和群众",
    needs=("离退休干部",),
    key=True,
)
def party_members_enrolled(inputs: Inputs) -> Figure:
    """The rows of 离退休干部 that are full or probationary members in state 在册."""
    return Figure(refs(PEOPLE, party_members(inputs.tables)))
