"""I22-2: yuan that were paid."""

from __future__ import annotations

from addin.reporting.evidence import PAID
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.money import payments_of


@indicator(
    name="补贴已发放金额",
    clause="（二）",
    unit=Unit.YUAN,
    counted="本期已发放、没有冲销的金额",
    needs=("补贴发放",),
    key=True,
)
def paid_yuan(inputs: Inputs) -> Figure:
    """The sum of the ledger's lines, to the fen."""
    return payments_of(inputs, PAID)
