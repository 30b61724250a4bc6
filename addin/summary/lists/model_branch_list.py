"""模范党支部评选: the branches of the year by their scores, and who has confirmed each nomination; 一支部一特色."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.lists.model_branches import model_branches
from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.honours import HONOURS, LEVELS
from validators.lookups.scores import SIX_GOODS


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    for one in model_branches(inputs):
        levels = (one.levels.get(level, "") for level in LEVELS)
        scores = (one.rank or "没有评分", one.body.name, *one.marks, "" if one.mean is None else one.mean)
        yield ListRow(one.ref, (*scores, one.category, *levels, "；".join(one.against), one.speciality))


MODEL_BRANCH_LIST = PlanList(
    "模范党支部评选",
    "行动计划（十）：按“六个好”六项平均分排名，同分同名次；申报和命名以“先进典型”为准，上级的由上级登记，分级写明已登记还是待上级确认。"
    "要核实的，核实以前不列入公示名单。“一支部一特色”写特色名称。",
    (ORGANISATIONS, SIX_GOODS.sheet, HONOURS),
    (
        Col("名次", 6, "centre"), Col("党支部", 30), *(Col(item, 7, "score") for item in SIX_GOODS.items),
        Col("平均分", 7, "score"), Col("支部类别", 7, "centre"), *(Col(f"{level}级", 7, "centre") for level in LEVELS),
        Col("要核实的", 22), Col("特色", 14),
    ),
    _rows,
)  # fmt: skip
