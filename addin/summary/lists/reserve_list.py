"""后备书记人选: who may be chosen as a reserve secretary, and how those stand who were (C07-1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from addin.summary.workbook.page import Col
from validators.catalogue import find
from validators.due import Due
from validators.lookups.bodies import ORGANISATIONS, body_name
from validators.lookups.people import PEOPLE, person
from validators.lookups.reserves import RESERVES, Reserve, candidates, last_day_of_choosing, reserve_faults, reserves
from workbook_templates.cell_types import mask, show

_CLAUSE = "C07-1"


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Those listed in 后备书记, then the candidates who are not, each by branch; of these first who can be chosen for longest."""
    codes = inputs.values(ORGANISATIONS, "党组织代码")
    without = {codes[row] for row in rule_hits(inputs, "C07-2")}
    listed = sorted(reserves(inputs.tables), key=lambda one: (one.branch, one.row))
    yield from (_listed(inputs, one, reserve_faults(inputs.tables, inputs.on), without) for one in listed)
    chosen, branches = {one.number for one in listed}, inputs.values(PEOPLE, "党支部代码")
    free = [one for one in candidates(inputs.tables, inputs.on) if one.number not in chosen]
    for one in sorted(free, key=lambda one: (show(branches[one.row]), -one.until.toordinal(), one.row)):
        words = f"可以入库，到 {one.until} 为止"
        branch = body_name(inputs.tables, branches[one.row])
        who, what = f"{branch} {show(person(inputs.tables, one.number)['姓名'])}", "退休满5年以前确定是否列为后备书记"
        due = Due(one.until, show(branches[one.row]), _CLAUSE, what, who, find(_CLAUSE).clause, 0, 1, "项")
        yield ListRow(Ref(PEOPLE, one.row), _cells(inputs, one.number, branches[one.row], words, "", without), due)


def _listed(inputs: Inputs, one: Reserve, faults: dict[int, list[str]], without: Collection[object]) -> ListRow:
    retired = person(inputs.tables, one.number).get("退休日期")
    if one.row in faults:
        words = f"已入库，没有计入：{'，'.join(faults[one.row])}"
    elif isinstance(retired, dt.date) and (until := last_day_of_choosing(retired, inputs.on)) < inputs.on.state_day:
        words = f"已入库；{until} 起退休已超过5年，请考虑接替人选"
    else:
        words = "已入库" if one.for_secretary else "已入库（培养方向：委员）"
    level = show(inputs.values(RESERVES, "所在层级")[one.row])
    return ListRow(Ref(RESERVES, one.row), _cells(inputs, one.number, one.branch, words, level, without))


def _cells(
    inputs: Inputs, number: str, branch: object, words: str, level: str, without: Collection[object]
) -> tuple[object, ...]:
    who = person(inputs.tables, number)
    told = (show(who.get(name)) for name in ("退休日期", "退休时职级", "退休时职务"))
    have = "还没有" if branch in without else "已有"
    return (body_name(inputs.tables, branch), have, show(who.get("姓名")), mask(number), *told, words, level)


RESERVE_LIST = PlanList(
    "后备书记人选",
    "行动计划（七）：退休5年以内、担任过领导职务的退休干部党员，一个支部一名后备书记。先列已入库的，再列还可以入库的。",
    (PEOPLE, ORGANISATIONS, RESERVES, "任职"),
    (
        Col("党支部", 36), Col("本支部后备书记", 10, "centre"), Col("姓名", 10), Col("身份证号", 21, "centre"),
        Col("退休日期", 12, "centre"), Col("退休时职级", 14), Col("退休时职务", 16), Col("情况", 44),
        Col("后备所在层级", 10, "centre"),
    ),
    _rows,
)  # fmt: skip
