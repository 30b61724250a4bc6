"""I10-4: every branch takes part in the theme day."""

from __future__ import annotations

from addin.reporting.activity import branches_with, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs


@indicator(
    name="主题党日开展率",
    clause="（十）",
    unit=Unit.PERCENT,
    counted="本年度有主题党日记录的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "活动记录"),
    target=Target(),
    key=True,
)
def theme_day(inputs: Inputs) -> Figure:
    """每年围绕一个主题集中开展主题党日。"""
    return branches_with(inputs, "主题党日", year_of(inputs))
