"""Posts, liaisons, mobile members, scores, honours and funds: what single indicators select."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.summary.measure.figure import Figure
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import rows
from addin.summary.measure.selecting import first_of_each
from validators.lookups.liaisons import assignments
from validators.lookups.mobile import Stay, stays
from workbook_templates.cell_types import Value

SIX = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")
Found = list[int]


def serving_liaisons(inputs: Inputs) -> Found:
    """Assignments in force on the as-of date."""
    return [one.row for one in assignments(inputs.tables) if one.in_force(inputs.on.as_of)]


def away(inputs: Inputs) -> list[Stay]:
    """Members away on the as-of date whose membership was not moved, as their home branches record them."""
    day = inputs.on.as_of
    return [stay for stay in stays(inputs.tables) if stay.left <= day and not stay.moved and (not stay.back or stay.back > day)]


def honoured(inputs: Inputs, kind: str) -> Figure:
    """Those the province honoured since the plan began, each once."""

    def since_the_plan(of: Value, level: Value, year: Value) -> bool:
        return of == kind and level == "省" and isinstance(year, int) and 2025 <= year <= inputs.on.period.year

    found = rows(inputs.tables, "先进典型", "类别", "级别", "年度", where=since_the_plan)
    return Figure(first_of_each(inputs, "先进典型", "对象代码", found))


def scored(inputs: Inputs) -> Iterator[tuple[Value, int, Decimal]]:
    """Branches with all six scores for the year: code, row and mean; a branch scored twice counts by its last row."""
    last: dict[Value, tuple[int, Decimal]] = {}
    for i, (branch, year, *scores) in enumerate(inputs.tables["六个好"].records("党支部代码", "年度", *SIX)):
        known = [Decimal(score) for score in scores if isinstance(score, (int, Decimal))]
        if branch and year == inputs.on.period.year and len(known) == len(SIX):
            mean = (sum(known, Decimal(0)) / len(SIX)).quantize(Decimal("0.0001"))  # so that sums do not depend on order
            last[branch] = (i, mean)
    yield from ((branch, i, score) for branch, (i, score) in last.items())
