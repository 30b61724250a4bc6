"""I10-1: model branches of the province."""

from __future__ import annotations

import datetime as dt

from addin.summary.measure.duties import honoured_by_province
from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs


@indicator(
    name="省级模范党支部",
    clause="（十）",
    obligations=("10-2",),
    unit=FigureUnit.THINGS,
    counted="2025年以来命名的省级“模范党支部”，同一对象只计一次",
    excluded="州市、县、单位级的",
    needs=("先进典型",),
    target=Target(by=dt.date(2027, 12, 31), levels=("province",)),
)
def model_branches(inputs: Inputs) -> Figure:
    """到2027年底全省100个（名）左右。"""
    return honoured_by_province(inputs, "模范党支部")
