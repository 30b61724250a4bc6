"""I06-1: the name of an organisation holds what it must."""

from __future__ import annotations

from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import organisations
from addin.reporting.selecting import against_rule


@indicator(
    name="党组织名称规范率",
    clause="（六）",
    unit=Unit.PERCENT,
    counted="名称含单位名称、服务群体、组织形式的党组织",
    of="未撤销的党组织",
    excluded="已撤销的",
    needs=("党组织",),
    target=Target(by=Due.PERIOD),
    rule="C06-1",
    key=True,
)
def names_in_order(inputs: Inputs) -> Figure:
    """规范使用离退休干部党组织名称。"""
    return against_rule(inputs, "C06-1", organisations(inputs.tables))
