"""I10-2: every branch is scored on all six of 六个好."""

from __future__ import annotations

from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import split
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.scores import SIX_GOODS


@indicator(
    name="“六个好”评分完成率",
    clause="（十）",
    obligations=("0-3", "10-1"),
    unit=FigureUnit.PERCENT,
    counted="本年度六项得分齐全的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "六个好"),
    target=Target(),
)
def six_goods_scored(inputs: Inputs) -> Figure:
    """按照“六个好”标准选树。"""
    done = {branch for branch, _, _ in branch_scores(inputs, SIX_GOODS)}
    codes = inputs.values(ORGANISATIONS, "党组织代码")
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: codes[i] in done)
