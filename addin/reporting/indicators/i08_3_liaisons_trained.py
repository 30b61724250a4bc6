"""I08-3: each liaison is trained in the year and has a list of duties."""

from __future__ import annotations

from addin.reporting.duties import serving_liaisons
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import first_of_each, split
from validators.lookups.liaisons import ASSIGNMENTS


@indicator(
    name="联络员年度培训率",
    clause="（八）",
    unit=Unit.PERCENT,
    counted="本年度“参加培训次数”不少于1次的在任联络员",
    of="在任联络员（一人只计一次）",
    excluded="已结束联系的",
    needs=("联络员选派", "联络员履责"),
    target=Target(),
    across=True,
)
def liaisons_trained(inputs: Inputs) -> Figure:
    """2026年起把党建联络员纳入干部教育培训计划。"""
    duties = inputs.tables["联络员履责"].records("身份证号", "年度", "参加培训次数")
    trained = {
        number for number, year, times in duties if year == inputs.on.period.year and isinstance(times, int) and times >= 1
    }
    people = first_of_each(inputs, ASSIGNMENTS, "身份证号", serving_liaisons(inputs))
    numbers = inputs.values(ASSIGNMENTS, "身份证号")
    return split(ASSIGNMENTS, [ref.row for ref in people], lambda i: numbers[i] in trained)
