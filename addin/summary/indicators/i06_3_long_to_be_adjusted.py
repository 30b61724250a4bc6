"""I06-3: organisations that have been marked as to be adjusted for more than half a year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs, rule_hits
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="拟调整超过半年的党组织",
    clause="（六）",
    obligations=("6-3",),
    unit=FigureUnit.THINGS,
    counted="状态为“拟调整”，从状态日期起超过半年的党组织",
    excluded="没有填状态日期的",
    needs=("党组织",),
    rule="C06-9",
)
def long_to_be_adjusted(inputs: Inputs) -> Figure:
    """不再符合设立条件的离退休干部党组织，应及时予以调整或撤销。"""
    return Figure(refs(ORGANISATIONS, sorted(rule_hits(inputs, "C06-9"))))
