"""I08-3: each liaison is trained in the year and has a list of duties."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import split
from validators.catalogue import find
from validators.lookups.liaisons import ASSIGNMENTS
from validators.lookups.training_duties import liaisons_owing


@indicator(
    name="联络员培训和责任清单落实率",
    clause="（八）",
    obligations=("8-5",),
    unit=FigureUnit.PERCENT,
    counted="本年度参加过培训、建立了责任清单的在任联络员",
    of="在任联络员（一人只计一次）",
    excluded="已结束联系的；年末才选派的",
    needs=("联络员选派", "联络员履责"),
    target=Target(),
    across=True,
)
def liaisons_trained(inputs: Inputs) -> Figure:
    """2026年起，把党建联络员纳入干部教育培训计划，建立联络员履行党建责任清单。 Counted by person: the rule hits two sheets."""
    rule = find("C08-5")
    found = rule.check(inputs.tables, inputs.on)
    short = {inputs.values(hit.sheet or rule.sheet, "身份证号")[hit.row] for hit in found}
    owing = liaisons_owing(inputs.tables, inputs.on)
    numbers = inputs.values(ASSIGNMENTS, "身份证号")
    return split(ASSIGNMENTS, owing.values(), lambda i: numbers[i] not in short)
