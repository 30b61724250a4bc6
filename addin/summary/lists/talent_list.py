"""银发人才: the cadres in the register, by what they can do."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.catalogue import find
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col
from validators.lookups.bodies import body_name
from validators.lookups.people import PEOPLE
from workbook_templates.cell_types import mask, show

_REGISTER = "I15-1"


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Those the indicator counts, by speciality; who has none stated comes last."""
    table = inputs.tables[PEOPLE]
    skills, branches = table.get("专长"), table.get("党支部代码")
    counted = find(_REGISTER).measure(inputs).counted
    for ref in sorted(counted, key=lambda ref: (not skills[ref.row], show(skills[ref.row]), ref.row)):
        i = ref.row
        name, number = show(table.get("姓名")[i]), mask(show(table.get("身份证号")[i]))
        told = (show(table.get(column)[i]) for column in ("退休时职务", "健康状况", "居住地", "联系电话"))
        yield ListRow(ref, (show(skills[i]) or "没有写专长", name, number, *told, body_name(inputs.tables, branches[i])))


TALENT_LIST = PlanList(
    "银发人才",
    "行动计划（十五）：分级建设“银发人才”库。本人自愿并已登记入库的，按专长排列。",
    (PEOPLE,),
    (
        Col("专长", 20), Col("姓名", 10), Col("身份证号", 21, "centre"), Col("退休时职务", 18), Col("健康状况", 12),
        Col("居住地", 24), Col("联系电话", 15, "centre"), Col("党支部", 38),
    ),
    _rows,
)  # fmt: skip
