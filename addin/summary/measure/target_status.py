"""Whether a figure reaches what the plan asks, told by a word and a sign, never by colour alone."""

from __future__ import annotations

from enum import Enum

from addin.summary.measure.figure import Tally
from addin.summary.measure.indicator import Indicator
from addin.summary.measure.inputs import Inputs


class TargetStatus(Enum):
    """The word and sign of each outcome."""

    REACHED = ("✔", "已达标")
    MISSED = ("✘", "未达标")
    PENDING = ("▲", "未到期限，尚未达到")
    NO_TARGET = ("·", "只作统计")
    NOTHING = ("—", "没有统计对象")
    NOT_MEASURED = ("?", "缺少所需表格，未统计")

    @property
    def text(self) -> str:
        """Sign and word."""
        return f"{self.value[0]} {self.value[1]}"


def verdict(one: Indicator, tally: Tally, inputs: Inputs) -> TargetStatus:
    """The outcome on the as-of date: before the last day a shortfall is only progress."""
    target, value = one.target, one.unit.figure(tally)
    if value is None:
        return TargetStatus.NOTHING
    if target is None or (target.levels and inputs.level not in target.levels):
        return TargetStatus.NO_TARGET
    if target.reached(value):
        return TargetStatus.REACHED
    return TargetStatus.MISSED if inputs.on.as_of > target.day(inputs) else TargetStatus.PENDING
