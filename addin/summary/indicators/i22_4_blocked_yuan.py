"""I22-4: yuan that were blocked."""

from __future__ import annotations

from addin.summary.measure.evidence import BLOCKED
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import payments_of


@indicator(
    name="因兼职未重复发放的金额",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.YUAN,
    counted="一人担任多个职务、没有重复发放的那几份的金额（本月在别处已经发过的也在内）",
    needs=("补贴发放",),
    key=True,
)
def blocked_yuan(inputs: Inputs) -> Figure:
    """The amount of the blocked claims of the period, exact to the fen."""
    return payments_of(inputs, BLOCKED)
