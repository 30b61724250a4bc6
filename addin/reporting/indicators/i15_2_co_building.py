"""I15-2: branches that build with the community."""

from __future__ import annotations

from addin.reporting.activity import branches_with, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Unit, indicator
from addin.reporting.inputs import Inputs


@indicator(
    name="党支部与社区共建率",
    clause="（十五）",
    unit=Unit.PERCENT,
    counted="本年度有“社区共建”记录的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "活动记录"),
)
def co_building(inputs: Inputs) -> Figure:
    """推进离退休干部党组织与社区党组织融合共建。"""
    return branches_with(inputs, "社区共建", year_of(inputs))
