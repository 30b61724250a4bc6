"""I12-9: branches keep their meetings and party lecture (三会一课)."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="三会一课按期率",
    clause="（十二）",
    obligations=("0-5", "12-5"),
    unit=FigureUnit.PERCENT,
    counted="按一般次数开了的党员大会、支委会、党课",
    of="党支部应开的党员大会（按季）、支委会（按季，设支委会的）、党课（按年），每项每期计一次",
    excluded="已撤销的党支部；没有报活动记录的单位的",
    needs=("党组织", "任职", "活动记录"),
    rule="C12-5",
)
def meetings_kept(inputs: Inputs) -> Figure:
    """党员大会、支委会、党课按期开展。 As a rule only, so a figure without a target."""
    return by_duty(inputs, "C12-5")
