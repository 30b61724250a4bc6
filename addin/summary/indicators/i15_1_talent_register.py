"""I15-1: cadres in the talent register."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs
from validators.lookups.people import PEOPLE, present


@indicator(
    name="已入库的银发人才",
    clause="（十五）",
    obligations=("15-1",),
    unit=FigureUnit.PERSONS,
    counted="在册且“银发人才”为“是”的人",
    excluded="转出、去世的",
    needs=("离退休干部",),
)
def talent_register(inputs: Inputs) -> Figure:
    """分级建设“银发人才”库。"""
    talents = inputs.values(PEOPLE, "银发人才")
    return Figure(refs(PEOPLE, (i for i in present(inputs.tables) if talents[i] == "是")))
