"""I22-3: persons whose subsidy was blocked."""

from __future__ import annotations

from addin.summary.measure.evidence import BLOCKED
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.subsidies import persons_of


@indicator(
    name="因兼职未重复发放的人数",
    clause="（二）",
    obligations=("2-6",),
    unit=FigureUnit.PERSONS,
    counted="一人担任多个职务、只发一份的人（本月在别处已经发过的也在内），一人只计一次",
    needs=("补贴发放",),
    key=True,
    across=True,
)
def blocked_persons(inputs: Inputs) -> Figure:
    """The persons with blocked claims in the period, each counted once whatever their months and posts."""
    return persons_of(inputs, BLOCKED)
