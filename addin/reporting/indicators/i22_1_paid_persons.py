"""I22-1: persons whose subsidy was paid."""

from __future__ import annotations

from addin.reporting.evidence import PAID
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.money import persons_of


@indicator(
    name="补贴已发放人数",
    clause="（二）",
    unit=Unit.PERSONS,
    counted="本期已发放、没有冲销的人，一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def paid_persons(inputs: Inputs) -> Figure:
    """One person, one count, whatever months and posts."""
    return persons_of(inputs, PAID)
