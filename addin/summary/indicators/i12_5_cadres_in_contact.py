"""I12-5: retired cadres with whom a serving cadre of the same rank keeps in contact."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule
from validators.lookups.contacts import units_listing
from validators.lookups.people import PEOPLE, present
from validators.lookups.units import unit_column


@indicator(
    name="同职级在职干部联系",
    clause="（十二）",
    obligations=("12-6",),
    unit=FigureUnit.PERCENT,
    counted="填了同职级联系干部的人",
    of="填报联系干部的单位的在册离退休干部",
    excluded="转出、去世的；没有填报联系干部的单位的",
    needs=("离退休干部",),
    rule="C12-7",
)
def cadres_in_contact(inputs: Inputs) -> Figure:
    """严格落实在职干部联系同职级离退休干部制度。"""
    units, listing = unit_column(inputs.tables, PEOPLE), units_listing(inputs.tables, PEOPLE, "联系干部")
    return against_rule(inputs, "C12-7", (i for i in present(inputs.tables) if units[i] in listing))
