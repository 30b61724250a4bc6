"""I22-5: persons whose subsidy was held."""

from __future__ import annotations

from addin.reporting.evidence import HELD
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.money import persons_of


@indicator(
    name="补贴暂缓人数",
    clause="（二）",
    unit=Unit.PERSONS,
    counted="有待核实、本期暂缓的人，一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def held_persons(inputs: Inputs) -> Figure:
    """One person, one count, whatever months and posts."""
    return persons_of(inputs, HELD)
