"""I00-1: retired cadres 在册."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs
from validators.lookups.people import PEOPLE, present


@indicator(
    name="离退休干部",
    clause="",
    unit=FigureUnit.PERSONS,
    counted="状态为“在册”的离退休干部",
    excluded="转出、去世的",
    needs=("离退休干部",),
    key=True,
)
def retired_cadres(inputs: Inputs) -> Figure:
    """The rows of 离退休干部 in state 在册."""
    return Figure(refs(PEOPLE, present(inputs.tables)))
