"""I20-3: organisations whose work funds reach the minimum."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import separately_set_up
from addin.summary.measure.selecting import split
from validators.catalogue import find
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.units import units_reporting


@indicator(
    name="工作经费达标率",
    clause="七",
    obligations=("20-2",),
    unit=FigureUnit.PERCENT,
    counted="本年度预算不低于规定标准的党组织",
    of="单独成立、未撤销的党组织",
    excluded="联合成立、与在职混编的；已撤销的；没有报工作经费的单位的",
    needs=("党组织", "工作经费"),
    target=Target(),
)
def work_funds(inputs: Inputs) -> Figure:
    """健全离退休干部党组织工作经费保障机制。 Counted by organisation, since the rule has hits on two sheets and on spending."""
    rule = find("C20-2")
    found = [hit for hit in rule.check(inputs.tables, inputs.on) if hit.column != "已支出金额"]
    short = {inputs.values(hit.sheet or rule.sheet, "党组织代码")[hit.row] for hit in found}
    codes, units = inputs.values(ORGANISATIONS, "党组织代码"), units_reporting(inputs.tables, "工作经费")
    base = [i for i in separately_set_up(inputs.tables) if inputs.tables.unit(ORGANISATIONS, i) in units]
    return split(ORGANISATIONS, base, lambda i: codes[i] not in short)
