"""I05-2: every secretary and committee member is trained in the year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="书记、委员集中培训率",
    clause="（五）",
    obligations=("5-2",),
    unit=FigureUnit.PERCENT,
    counted="本年度参加过集中培训的书记、副书记、委员",
    of="现任党组织书记、副书记、委员，一人只计一次",
    excluded="已免职的；党组织已撤销的；没有报活动记录的单位的",
    needs=("任职", "党组织", "活动记录", "参加人员"),
    target=Target(),
    rule="C05-2",
    key=True,
    across=True,
)
def training_committee(inputs: Inputs) -> Figure:
    """每年对党组织书记、委员开展不少于1次的集中培训。"""
    return by_duty(inputs, "C05-2")
