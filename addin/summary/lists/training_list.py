"""待培训人员: who still needs the year's training, by the duty that asks for it (C05-2, C08-5, C04-1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import duty_of
from addin.summary.workbook.page import Col
from validators.catalogue import find
from validators.due import Due
from validators.duty_progress import DutyProgress
from validators.lookups.bodies import body_name
from workbook_templates.cell_types import mask, show
from workbook_templates.row_subject import name_column


class TrainingDuty(NamedTuple):
    """A duty of training: its rule, of whom it asks, who may hold the training (the plan's tiers), and the form's columns that
    say where the person belongs, the first filled one.
    """

    rule: str
    whom: str
    tiers: str
    bodies: tuple[str, ...]


_DUTIES = (
    TrainingDuty("C05-2", "书记、委员（集中培训）", "省级示范、州市重点、县级普遍、单位兜底", ("任职组织代码",)),
    TrainingDuty("C08-5", "党建联络员（培训和责任清单）", "纳入干部教育培训计划", ("联系党组织代码",)),
    TrainingDuty("C04-1", "离退休干部（全员培训）", "单位兜底", ("党支部代码", "学习小组代码")),
)


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Everybody who falls short and is not excused, leaders first, then liaisons, then all."""
    for asked in _DUTIES:
        duty = duty_of(asked.rule)
        if not all(inputs.has(sheet) for sheet in (duty.sheet, *find(asked.rule).needs)):
            continue
        table = inputs.tables[duty.sheet]
        name, bodies = (
            table.get(name_column(table.sheet)),
            [next(filter(None, codes), None) for codes in table.records(*asked.bodies)],
        )
        short = [one for one in duty.progress_of_reporting(inputs.tables, inputs.on) if one.short]
        of_body = Counter((show(bodies[one.row]), one.span) for one in short)
        for one in sorted(short, key=lambda one: (show(bodies[one.row]), one.row)):
            people = of_body.pop((show(bodies[one.row]), one.span), 0)
            body, number = body_name(inputs.tables, bodies[one.row]), mask(show(table.get("身份证号")[one.row]))
            done = f"{one.have}/{one.need} 次"
            cells = (asked.whom, asked.tiers, body, show(name[one.row]), number, one.span.label, done)
            yield ListRow(Ref(duty.sheet, one.row), cells, _due(inputs, asked, one, body, people) if people else None)


def _due(inputs: Inputs, asked: TrainingDuty, one: DutyProgress, body: str, people: int) -> Due:
    """What stands in the calendar for all people of a body who need the same training: in none is told who they are."""
    clause, late = find(asked.rule).clause, inputs.on.is_overdue(one.span.end)
    return Due(one.span.end, body, asked.rule, f"培训{asked.whom}", body, clause, 0, people, "人", late=late)


TRAINING_LIST = PlanList(
    "待培训人员",
    "行动计划（四）（五）（八）：每人每年不少于1次，书记、委员集中培训，联络员纳入培训计划。可以送学上门、确实不能参加的不列。",
    ("离退休干部", "活动记录", "参加人员"),
    (
        Col("培训对象", 26), Col("由哪一级办", 24), Col("所在党支部、小组", 38), Col("姓名", 10), Col("身份证号", 21, "centre"),
        Col("年度", 12, "centre"), Col("已参加/应参加", 12, "centre"),
    ),
    _rows,
)  # fmt: skip
