"""I20-2: tasks past their day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import rows
from addin.reporting.selecting import refs


@indicator(
    name="逾期任务",
    clause="七",
    unit=Unit.THINGS,
    counted="完成时限已过、进度不是“已完成”的任务，以及进度写“已逾期”的任务",
    needs=("任务清单",),
    target=Target(Decimal(0), at_most=True, by=Due.PERIOD),
    key=True,
)
def tasks_overdue(inputs: Inputs) -> Figure:
    """A task is late from the day after its last day."""

    def late(progress: object, day: object) -> bool:
        return progress == "已逾期" or (progress != "已完成" and isinstance(day, dt.date) and day < inputs.on.as_of)

    return Figure(refs("任务清单", rows(inputs.tables, "任务清单", "进度", "完成时限", where=late)))
