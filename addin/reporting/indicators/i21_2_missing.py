"""I21-2: forms expected that did not come."""

from __future__ import annotations

from decimal import Decimal

from addin.reporting.evidence import SUBMISSIONS
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import refs


@indicator(
    name="未报",
    clause="",
    unit=Unit.THINGS,
    counted="应报未报的报表（单位×表种）",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=Due.SUBMISSION),
)
def missing(inputs: Inputs) -> Figure:
    """By unit and form."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state == "missing")
    return Figure(refs(SUBMISSIONS, found))
