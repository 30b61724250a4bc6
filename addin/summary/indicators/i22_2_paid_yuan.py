"""I22-2: yuan that were paid."""

from __future__ import annotations

from addin.summary.measure.evidence import PAID
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import payments_of


@indicator(
    name="补贴已发放金额",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.YUAN,
    counted="本期已发放、没有冲销的金额",
    needs=("补贴发放",),
    key=True,
)
def paid_yuan(inputs: Inputs) -> Figure:
    """The amount of the paid claims of the period, exact to the fen."""
    return payments_of(inputs, PAID)
