"""I20-2: tasks past their deadline."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs, rule_hits


@indicator(
    name="逾期任务",
    clause="七",
    obligations=("20-1",),
    unit=FigureUnit.THINGS,
    counted="完成时限已过、进度不是“已完成”的任务",
    needs=("任务清单",),
    target=Target(Decimal(0), at_most=True, by=TargetDay.AT_ONCE),
    key=True,
    rule="C20-1",
)
def tasks_overdue(inputs: Inputs) -> Figure:
    """The rows of 任务清单 that rule C20-1 reports: not done on the day after the deadline or later."""
    return Figure(refs("任务清单", sorted(rule_hits(inputs, "C20-1"))))
