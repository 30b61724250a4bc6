"""I00-6: every branch has all five scores of 五个基本 in the year."""

from __future__ import annotations

from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import split
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.scores import FIVE_BASICS


@indicator(
    name="“五个基本”评分完成率",
    clause="一",
    obligations=("0-2",),
    unit=FigureUnit.PERCENT,
    counted="本年度五项得分齐全的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "五个基本"),
    target=Target(),
)
def five_basics_scored(inputs: Inputs) -> Figure:
    """以基本组织、基本队伍、基本活动、基本制度和基本保障建设“五个基本”为主要内容。"""
    done = {branch for branch, _, _ in branch_scores(inputs, FIVE_BASICS)}
    codes = inputs.values(ORGANISATIONS, "党组织代码")
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: codes[i] in done)
