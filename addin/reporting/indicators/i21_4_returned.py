"""I21-4: forms sent back for mending."""

from __future__ import annotations

from decimal import Decimal

from addin.reporting.evidence import SUBMISSIONS
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import refs


@indicator(
    name="退回待改",
    clause="",
    unit=Unit.THINGS,
    counted="退回后尚未重新报来的报表",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=Due.SUBMISSION),
)
def returned(inputs: Inputs) -> Figure:
    """By unit and form."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state == "returned")
    return Figure(refs(SUBMISSIONS, found))
