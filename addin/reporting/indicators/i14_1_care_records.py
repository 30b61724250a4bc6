"""I14-1: every 离休 cadre is cared for in the year."""

from __future__ import annotations

from addin.reporting.activity import people_at, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import split
from validators.lookups.people import PEOPLE, present


@indicator(
    name="离休干部走访慰问率",
    clause="（十四）",
    unit=Unit.PERCENT,
    counted="本年度在“走访慰问”参加人员中有记录的离休干部",
    of="在册离休干部",
    excluded="退休干部；转出、去世的",
    needs=("离退休干部", "活动记录", "参加人员"),
    target=Target(),
    across=True,
)
def care_records(inputs: Inputs) -> Figure:
    """精准服务离休干部，分级分类服务退休干部。"""
    visited = people_at(inputs, "走访慰问", year_of(inputs))
    numbers = inputs.values(PEOPLE, "身份证号")
    kinds = inputs.values(PEOPLE, "人员类别")
    return split(PEOPLE, (i for i in present(inputs.tables) if kinds[i] == "离休"), lambda i: numbers[i] in visited)
