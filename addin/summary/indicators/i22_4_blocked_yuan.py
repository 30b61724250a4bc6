"""I22-4: yuan that were blocked."""

from __future__ import annotations

from addin.summary.measure.evidence import BLOCKED
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import payments_of


@indicator(
    name="补贴不重复发放金额",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.YUAN,
    counted="因一人多职或已发过而不重复发放的金额",
    needs=("补贴发放",),
    key=True,
)
def blocked_yuan(inputs: Inputs) -> Figure:
    """The amount of the blocked claims of the period, exact to the fen."""
    return payments_of(inputs, BLOCKED)
