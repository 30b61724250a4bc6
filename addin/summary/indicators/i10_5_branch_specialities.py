"""I10-5: branches with a speciality of their own that has a name."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import split
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="有特色品牌的党支部",
    clause="（十）",
    obligations=("10-3",),
    unit=FigureUnit.PERCENT,
    counted="“先进典型”里登记了特色名称，或登记为支部品牌的党支部",
    of="未撤销的党支部",
    excluded="已撤销的",
    needs=("党组织", "先进典型"),
)
def branch_specialities(inputs: Inputs) -> Figure:
    """开展“一支部一特色”示范创建。计划没有定比例和期限。"""
    rows = inputs.tables["先进典型"].records("对象代码", "类别", "特色名称")
    special = {code for code, kind, name in rows if name or kind == "支部品牌"}
    codes = inputs.values(ORGANISATIONS, "党组织代码")
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: codes[i] in special)
