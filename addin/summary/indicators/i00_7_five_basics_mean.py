"""I00-7: the mean of the five scores of 五个基本."""

from __future__ import annotations

from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from validators.lookups.scores import FIVE_BASICS


@indicator(
    name="“五个基本”平均分",
    clause="一",
    obligations=("0-2",),
    unit=FigureUnit.MEAN,
    counted="本年度五项得分齐全的党支部，五项的平均分",
    excluded="得分不齐的",
    needs=("五个基本",),
)
def five_basics_mean(inputs: Inputs) -> Figure:
    """The mean score (0 to 100) of each branch with all five scores; every branch has the same weight."""
    found = branch_scores(inputs, FIVE_BASICS)
    return Figure(tuple(Ref(FIVE_BASICS.sheet, i, f"平均 {score:.1f} 分", score) for _, i, score in found))
