"""I21-3: forms that came after the day."""

from __future__ import annotations

from decimal import Decimal

from addin.reporting.evidence import SUBMISSIONS
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import refs


@indicator(
    name="迟报",
    clause="",
    unit=Unit.THINGS,
    counted="超过报送期限才收到的报表",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=Due.SUBMISSION),
)
def late(inputs: Inputs) -> Figure:
    """By unit and form."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state == "late")
    return Figure(refs(SUBMISSIONS, found))
