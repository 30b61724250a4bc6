"""长期不参加组织生活: what C12-8 finds, by branch and row and without names, for the branch alone is to know them."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from addin.summary.workbook.page import Col
from validators.catalogue import find
from validators.lookups.bodies import body_name
from validators.lookups.people import PEOPLE
from validators.wording import hit_words
from workbook_templates.cell_types import show

_RULE = "C12-8"


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    rule, branches, found = find(_RULE), inputs.values(PEOPLE, "党支部代码"), rule_hits(inputs, _RULE)
    for row in sorted(found, key=lambda row: (show(branches[row]), row)):
        message = hit_words(rule.message, rule, found[row], inputs.tables)
        yield ListRow(Ref(PEOPLE, row), (body_name(inputs.tables, branches[row]), message))


ABSENT_LIST = PlanList(
    "长期不参加组织生活",
    "行动计划（十二）：由党支部核实，没有正当理由的进行批评教育。不写姓名，请党支部按文件和行号在自己的花名册里查对。",
    ("党组织", PEOPLE, "活动记录", "参加人员"),
    (Col("党支部", 44), Col("情况", 60)),
    _rows,
)
