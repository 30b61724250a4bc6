"""换届日程: the last day of each party organisation's term (C06-7)."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col
from validators.catalogue import defined_with, find
from validators.due import Due
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.terms import TermOfOffice, terms
from workbook_templates.cell_types import show

_RULE = "C06-7"


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Every organisation that exists, those first whose term ends first."""
    starts = inputs.values(ORGANISATIONS, "本届起始日期")
    rule = find(_RULE)
    what = defined_with(rule)["APPOINTMENT"].what
    for one in sorted(terms(inputs.tables), key=lambda term: (term.end, term.body.code)):
        body = one.body
        cells = (one.end, _state(one, inputs), body.name, body.form, show(starts[body.row]))
        due = Due(one.end, body.code, _RULE, what, body.name, rule.clause, 0, 1, "项", late=inputs.on.is_overdue(one.end))
        yield ListRow(Ref(ORGANISATIONS, body.row), cells, due)


def _state(one: TermOfOffice, inputs: Inputs) -> str:
    if one.is_over(inputs.on):
        return "✘ 已届满"
    return "▲ 六个月内届满" if one.is_near(inputs.on) else ""


ELECTION_LIST = PlanList(
    "换届日程",
    "行动计划（六）：任期届满按期换届。届满前六个月开始准备。按届满日期排列，已撤销的不列。",
    (ORGANISATIONS,),
    (
        Col("本届届满日期", 14, "centre"),
        Col("情况", 16),
        Col("党组织", 44),
        Col("组织形式", 10),
        Col("本届起始日期", 14, "centre"),
    ),
    _rows,
)
