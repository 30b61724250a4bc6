"""I03-1: units put the party work of retired cadres into plans, appraisal and reports."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_unit_duty


@indicator(
    name="离退休干部党建纳入考核述职落实率",
    clause="（三）",
    obligations=("3-1",),
    unit=FigureUnit.PERCENT,
    counted="本年度“单位事项”里填“已完成”的项（纳入考核、述职评议、党建总体布局等）",
    of="报了单位事项的单位应落实的各项，每个单位每项计一次",
    excluded="没有报单位事项的单位",
    needs=("封面", "单位事项"),
    target=Target(),
)
def duties_reported(inputs: Inputs) -> Figure:
    """把离退休干部党建纳入总体布局、年度考核、述职评议。"""
    return by_unit_duty(inputs, "C03-1")
