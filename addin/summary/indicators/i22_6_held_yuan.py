"""I22-6: yuan that were held."""

from __future__ import annotations

from addin.summary.measure.evidence import HELD
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import payments_of


@indicator(
    name="补贴暂缓金额",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.YUAN,
    counted="有待核实、本期暂缓的金额",
    needs=("补贴发放",),
    key=True,
)
def held_yuan(inputs: Inputs) -> Figure:
    """The amount of the held claims of the period, exact to the fen."""
    return payments_of(inputs, HELD)
