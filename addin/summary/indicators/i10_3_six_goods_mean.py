"""I10-3: the mean of the six scores of 六个好."""

from __future__ import annotations

from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from validators.lookups.scores import SIX_GOODS


@indicator(
    name="“六个好”平均分",
    clause="（十）",
    obligations=("0-3", "10-1"),
    unit=FigureUnit.MEAN,
    counted="本年度六项得分齐全的党支部，六项的平均分",
    excluded="得分不齐的",
    needs=("六个好",),
)
def six_goods_mean(inputs: Inputs) -> Figure:
    """The mean score (0 to 100) of each branch with all six scores; every branch has the same weight."""
    return Figure(
        tuple(Ref(SIX_GOODS.sheet, i, f"平均 {score:.1f} 分", score) for _, i, score in branch_scores(inputs, SIX_GOODS))
    )
