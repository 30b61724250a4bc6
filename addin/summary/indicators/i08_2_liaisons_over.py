"""I08-2: liaisons with more organisations than the plan allows."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, TargetDay, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import first_of_each, rule_hits


@indicator(
    name="联系党组织超过3个的联络员",
    clause="（八）",
    obligations=("8-2",),
    unit=FigureUnit.PERSONS,
    counted="同一时间联系的党组织超过规定个数的联络员，跨单位合并计算，一人只计一次",
    needs=("联络员选派",),
    target=Target(Decimal(0), at_most=True, by=TargetDay.AT_ONCE),
    rule="C08-2",
    key=True,
    across=True,
)
def liaisons_over(inputs: Inputs) -> Figure:
    """每位党建联络员联系指导的党组织一般不超过3个。"""
    return Figure(first_of_each(inputs, "联络员选派", "身份证号", sorted(rule_hits(inputs, "C08-2"))))
