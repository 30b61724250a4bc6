"""I12-7: follow-up visits made in the year, as a number without names."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from validators.lookups.matters import MATTERS, matters


@indicator(
    name="跟踪回访次数",
    clause="（十二）",
    obligations=("12-3",),
    unit=FigureUnit.TIMES,
    counted="“单位事项”里回访一行填写的次数",
    excluded="没有应回访对象的单位；没有填次数的",
    needs=("单位事项",),
)
def follow_up_visits(inputs: Inputs) -> Figure:
    """每年不少于1次跟踪回访受到纪律处分的离退休干部。只有次数，没有姓名和个人情况。"""
    stated = sorted(
        (said.row, said.times)
        for (_, matter, year), said in matters(inputs.tables).items()
        if matter == "回访" and year == inputs.on.period.year and said.times
    )
    return Figure(tuple(Ref(MATTERS, row, f"{times} 次", Decimal(times)) for row, times in stated))
