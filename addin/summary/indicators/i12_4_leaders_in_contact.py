"""I12-4: branches with which a leading cadre keeps in direct contact."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import branches
from addin.summary.measure.selecting import against_rule
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.contacts import units_listing
from validators.lookups.units import unit_column


@indicator(
    name="领导干部直接联系党支部",
    clause="（十二）",
    obligations=("12-6",),
    unit=FigureUnit.PERCENT,
    counted="填了联系领导的党支部",
    of="填报联系领导的单位的党支部",
    excluded="已撤销的；没有填报联系领导的单位的",
    needs=("党组织",),
    rule="C12-6",
)
def leaders_in_contact(inputs: Inputs) -> Figure:
    """严格落实党员领导干部直接联系离退休干部党支部制度。"""
    units, listing = unit_column(inputs.tables, ORGANISATIONS), units_listing(inputs.tables, ORGANISATIONS, "联系领导")
    return against_rule(inputs, "C12-6", (i for i in branches(inputs.tables) if units[i] in listing))
