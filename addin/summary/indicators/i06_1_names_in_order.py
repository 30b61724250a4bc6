"""I06-1: organisations whose name contains unit, group served and form of organisation."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import organisations
from addin.summary.measure.selecting import against_rule


@indicator(
    name="党组织名称规范率",
    clause="（六）",
    obligations=("0-1", "6-4"),
    unit=FigureUnit.PERCENT,
    counted="名称含单位名称、服务群体、组织形式的党组织",
    of="未撤销的党组织",
    excluded="已撤销的",
    needs=("党组织",),
    target=Target(by=TargetDay.PERIOD),
    rule="C06-1",
    key=True,
)
def names_in_order(inputs: Inputs) -> Figure:
    """规范使用离退休干部党组织名称。"""
    return against_rule(inputs, "C06-1", organisations(inputs.tables))
