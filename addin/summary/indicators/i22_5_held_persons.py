"""I22-5: persons whose subsidy was held."""

from __future__ import annotations

from addin.summary.measure.evidence import HELD
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import persons_of


@indicator(
    name="补贴暂缓人数",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.PERSONS,
    counted="有待核实、本期暂缓的人，一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def held_persons(inputs: Inputs) -> Figure:
    """The persons with held claims in the period, each counted once whatever their months and posts."""
    return persons_of(inputs, HELD)
