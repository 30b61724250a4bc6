"""I10-4: every branch takes part in the theme day."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="主题党日开展率",
    clause="（十）",
    obligations=("10-4",),
    unit=FigureUnit.PERCENT,
    counted="本年度有主题党日记录的党支部",
    of="未撤销、10月以前成立的党支部",
    excluded="已撤销的；没有报活动记录的单位的",
    needs=("党组织", "活动记录"),
    target=Target(),
    key=True,
    rule="C10-2",
)
def theme_day(inputs: Inputs) -> Figure:
    """每年围绕一个主题集中开展主题党日。"""
    return by_duty(inputs, "C10-2")
