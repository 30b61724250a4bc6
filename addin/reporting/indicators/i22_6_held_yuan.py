"""I22-6: yuan that were held."""

from __future__ import annotations

from addin.reporting.evidence import HELD
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.money import payments_of


@indicator(
    name="补贴暂缓金额",
    clause="（二）",
    unit=Unit.YUAN,
    counted="有待核实、本期暂缓的金额",
    needs=("补贴发放",),
    key=True,
)
def held_yuan(inputs: Inputs) -> Figure:
    """The sum of the ledger's lines, to the fen."""
    return payments_of(inputs, HELD)
