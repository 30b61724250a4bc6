"""Rows that several indicators select: serving liaisons, members away, provincial honours, scores of branches."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.summary.measure.figure import Figure
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.register import rows
from addin.summary.measure.selecting import first_of_each, rule_hits
from validators.lookups.honours import MODEL, honours
from validators.lookups.mobile import Absence, absences
from validators.lookups.once import columns
from validators.lookups.scores import Scoring
from workbook_templates.cell_types import Value


def members_away(inputs: Inputs) -> list[Absence]:
    """Members away at the period's end (or on an earlier as-of date) without moved membership, by the home branches' rows."""
    day = inputs.on.state_day
    return [absence for absence in absences(inputs.tables) if absence.lasts_on(day) and not absence.transferred]


def honoured_by_province(inputs: Inputs, kind: str) -> Figure:
    """Those of this ``kind`` (类别 of 先进典型) honoured at provincial level since the plan began in 2025, each once.

    Rows that C10-3 or C10-5 tells do not count, nor do model branches whose scores C10-1 tells.
    """

    def since_the_plan(of: Value, level: Value, year: Value) -> bool:
        return of == kind and level == "省" and isinstance(year, int) and 2025 <= year <= inputs.on.period.year

    found = rows(inputs.tables, "先进典型", "类别", "级别", "年度", where=since_the_plan)
    wrong = rule_hits(inputs, "C10-3").keys() | rule_hits(inputs, "C10-5").keys()
    wrong = wrong | _below_the_mark(inputs) if kind == MODEL else wrong
    return Figure(first_of_each(inputs, "先进典型", "对象代码", (i for i in found if i not in wrong)))


def _below_the_mark(inputs: Inputs) -> set[int]:
    """The rows of 先进典型 that honour a branch whose six scores of that year are incomplete or too low."""
    scored = list(zip(*columns(inputs.tables, "六个好", "党支部代码", "年度"), strict=True))
    told = {scored[i] for i in rule_hits(inputs, "C10-1")} if scored else set()
    return {one.row for one in honours(inputs.tables) if (one.subject, one.year) in told}


def branch_scores(inputs: Inputs, of: Scoring) -> Iterator[tuple[Value, int, Decimal]]:
    """Branches with all scores of a sheet for the period's year: code, row index in the sheet and mean score.

    A branch with several such rows counts by its last one.
    """
    last: dict[Value, tuple[int, Decimal]] = {}
    for i, (branch, year, *scores) in enumerate(inputs.tables[of.sheet].records("党支部代码", "年度", *of.items)):
        known = [Decimal(score) for score in scores if isinstance(score, (int, Decimal))]
        if branch and year == inputs.on.period.year and len(known) == len(of.items):
            mean = (sum(known, Decimal(0)) / len(of.items)).quantize(Decimal("0.0001"))  # so that sums do not depend on order
            last[branch] = (i, mean)
    yield from ((branch, i, score) for branch, (i, score) in last.items())
