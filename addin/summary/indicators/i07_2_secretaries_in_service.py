"""I07-2: secretaries who are still in service."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs, rule_hits
from validators.catalogue import find


@indicator(
    name="仍由在职人员担任的党支部书记",
    clause="（七）",
    obligations=("7-2",),
    unit=FigureUnit.PERSONS,
    counted="任职人员类别为“在职”的现任党支部书记",
    needs=("党组织", "任职"),
    target=Target(Decimal(0), at_most=True, by="reserve_coverage_deadline"),
    rule="C07-3",
    key=True,
)
def secretaries_in_service(inputs: Inputs) -> Figure:
    """由在职人员担任的，逐步调整为离退休干部党员担任。"""
    return Figure(refs(find("C07-3").sheet, sorted(rule_hits(inputs, "C07-3"))))
