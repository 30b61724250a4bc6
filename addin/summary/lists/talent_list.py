"""银发人才: the cadres in the register, by what they can do."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.catalogue import find
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col
from validators.lookups.bodies import body_name
from validators.lookups.people import PEOPLE
from workbook_templates.cell_types import mask, show
from workbook_templates.schema import code_lists

_REGISTER = "I15-1"
RANK, WITHOUT_RANK, WITHOUT_SKILL = "退休时职级", "没有写职级", "没有写专长"


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Those the indicator counts, by speciality and rank; who has none stated comes last."""
    table = inputs.tables[PEOPLE]
    skills, ranks, branches = table.get("专长"), table.get(RANK), table.get("党支部代码")
    counted = find(_REGISTER).measure(inputs).counted

    def place(ref: Ref) -> tuple[object, ...]:
        skill, rank = show(skills[ref.row]), show(ranks[ref.row]) or WITHOUT_RANK
        return (not skill, skill, place_of(rank), ref.row)

    for ref in sorted(counted, key=place):
        i = ref.row
        what = (show(skills[i]) or WITHOUT_SKILL, show(ranks[i]) or WITHOUT_RANK)
        name, number = show(table.get("姓名")[i]), mask(show(table.get("身份证号")[i]))
        told = (show(table.get(column)[i]) for column in ("退休时职务", "健康状况", "居住地", "联系电话"))
        yield ListRow(ref, (*what, name, number, *told, body_name(inputs.tables, branches[i])))


def place_of(rank: str) -> tuple[int, str]:
    """Where a rank stands among others: as in the code list, then what is in no list."""
    listed = (*code_lists()[RANK], rank)
    return listed.index(rank), rank


TALENT_LIST = PlanList(
    "银发人才",
    "行动计划（十五）：分级建设“银发人才”库。本人自愿并已登记入库的，按专长、职级排列。",
    (PEOPLE,),
    (
        Col("专长", 20), Col(RANK, 13), Col("姓名", 10), Col("身份证号", 21, "centre"), Col("退休时职务", 18),
        Col("健康状况", 12), Col("居住地", 24), Col("联系电话", 15, "centre"), Col("党支部", 38),
    ),
    _rows,
)  # fmt: skip
