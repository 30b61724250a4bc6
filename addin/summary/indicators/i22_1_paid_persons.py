"""I22-1: persons whose subsidy was paid."""

from __future__ import annotations

from addin.summary.measure.evidence import PAID
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import persons_of


@indicator(
    name="补贴已发放人数",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.PERSONS,
    counted="本期已发放、没有冲销的人，一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def paid_persons(inputs: Inputs) -> Figure:
    """The persons with paid claims in the period, each counted once whatever their months and posts."""
    return persons_of(inputs, PAID)
