"""Whether a figure reaches the plan's target, shown by a word and a sign, never by colour alone."""

from __future__ import annotations

from enum import Enum

from addin.summary.measure.figure import Tally
from addin.summary.measure.indicator import Indicator
from addin.summary.measure.inputs import Inputs


class TargetStatus(Enum):
    """The status of an indicator against its target; each value is a sign and a Chinese word."""

    REACHED = ("✔", "已达标")
    MISSED = ("✘", "已逾期，未达标")
    PENDING = ("▲", "未到期限，尚未达到")
    NO_TARGET = ("·", "只作统计")
    NOTHING = ("—", "没有统计对象")
    NOT_ASKED = ("—", "未要求")
    NOT_MEASURED = ("?", "缺少所需表格，未统计")

    @property
    def text(self) -> str:
        """The sign and the word."""
        return f"{self.value[0]} {self.value[1]}"


WITHOUT_FIGURE = (TargetStatus.NOT_MEASURED, TargetStatus.NOT_ASKED)


def target_status(one: Indicator, tally: Tally, inputs: Inputs) -> TargetStatus:
    """The status on the as-of date; until the target's last day a shortfall is PENDING, afterwards MISSED.

    A form not received at the end of the last day for reporting is missing. What is late in itself (a task, a form) has no
    day to wait for.
    """
    target, value = one.target, one.unit.figure(tally)
    if value is None:
        return TargetStatus.NOTHING
    if target is None or (target.levels and inputs.level not in target.levels):
        return TargetStatus.NO_TARGET
    if target.reached(value):
        return TargetStatus.REACHED
    return TargetStatus.MISSED if target.is_over(inputs) else TargetStatus.PENDING
