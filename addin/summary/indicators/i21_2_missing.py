"""I21-2: forms expected that were not sent."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.evidence import SUBMISSIONS
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs


@indicator(
    name="未报",
    clause="",
    unit=FigureUnit.THINGS,
    counted="应报未报的报表（单位×表种）",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=TargetDay.SUBMISSION),
)
def missing(inputs: Inputs) -> Figure:
    """The expected submissions (unit by form) that were not sent."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state == "missing")
    return Figure(refs(SUBMISSIONS, found))
