"""I21-4: forms returned for correction, with those whose file could not be used."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.evidence import SUBMISSIONS
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs


@indicator(
    name="退回待改",
    clause="",
    unit=FigureUnit.THINGS,
    counted="退回后尚未重新报来的报表，报来不能用的也算",
    needs=("报送情况",),
    key=True,
    target=Target(Decimal(0), at_most=True, by=TargetDay.SUBMISSION),
)
def returned(inputs: Inputs) -> Figure:
    """The submissions (unit by form) returned, or sent as a file that could not be used, and not resubmitted."""
    found = (i for i, one in enumerate(inputs.submissions or ()) if one.state in ("returned", "unusable"))
    return Figure(refs(SUBMISSIONS, found))
