"""I22-3: persons whose subsidy was blocked."""

from __future__ import annotations

from addin.reporting.evidence import BLOCKED
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.money import persons_of


@indicator(
    name="补贴不重复发放人数",
    clause="（二）",
    unit=Unit.PERSONS,
    counted="一人多职或已发过，本期有职务不重复发放的人，一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def blocked_persons(inputs: Inputs) -> Figure:
    """One person, one count, whatever months and posts."""
    return persons_of(inputs, BLOCKED)
