"""I10-2: every branch is scored on all six."""

from __future__ import annotations

from addin.reporting.duties import scored
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import branches
from addin.reporting.selecting import split
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="“六个好”评分完成率",
    clause="（十）",
    unit=Unit.PERCENT,
    counted="本年度六项得分齐全的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "六个好"),
    target=Target(),
)
def six_goods_scored(inputs: Inputs) -> Figure:
    """按照“六个好”标准选树。"""
    done = {branch for branch, _, _ in scored(inputs)}
    codes = inputs.values(ORGANISATIONS, "党组织代码")
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: codes[i] in done)
