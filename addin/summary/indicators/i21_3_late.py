"""I21-3: forms received after the deadline."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.evidence import SUBMISSIONS
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs


@indicator(
    name="迟报",
    clause="",
    unit=FigureUnit.THINGS,
    counted="超过报送期限才收到的报表",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=TargetDay.LATENESS),
)
def late(inputs: Inputs) -> Figure:
    """The submissions (unit by form) received after the deadline."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state == "late")
    return Figure(refs(SUBMISSIONS, found))
