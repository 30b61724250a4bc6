"""I21-1: forms received, out of those expected."""

from __future__ import annotations

from addin.summary.measure.evidence import SUBMISSIONS
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import split


@indicator(
    name="报表收齐率",
    clause="",
    unit=FigureUnit.PERCENT,
    counted="已收到且未退回的报表（单位×表种）",
    of="应报的报表（单位×表种）",
    needs=("报送情况",),
    target=Target(by=TargetDay.SUBMISSION),
    key=True,
)
def received(inputs: Inputs) -> Figure:
    """The expected submissions (unit by form), split by whether they are received; a returned one is not."""
    expected = inputs.submissions or ()
    return split(SUBMISSIONS, range(len(expected)), lambda i: expected[i].received)
