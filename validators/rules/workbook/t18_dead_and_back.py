"""T18: somebody whom an earlier roster told to be dead is 在册 again."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.departures import DEAD
from validators.lookups.movement import rows_of_units
from validators.lookups.once import column
from validators.lookups.people import PEOPLE, present
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_DIED = {"状态": DEAD, "状态日期": "2026-05-01"}


@rule(
    brief="{n} 人以前报过去世，本期又在册",
    clause="",
    severity=Severity.ERROR,
    sheet=PEOPLE,
    column="状态",
    message="{姓名} 以前的花名册上已经是“去世”{哪天}，本期又是“在册”。",
    fix="请核实：确已去世的，把“状态”改为“去世”，填写状态日期；以前报错了的，先更正以前那一期的花名册。",
    passes=[
        {},
        {"last": {PEOPLE: [{}]}},
        {"last": {PEOPLE: [_DIED]}, "状态": DEAD, "状态日期": "2026-05-01"},
        {"last": {PEOPLE: [_DIED | {"状态": "转出"}]}},
    ],
    fails=[
        {"last": {PEOPLE: [_DIED]}},
        {"last": {PEOPLE: [_DIED | {"来源单位代码": "11530102015101007C", "来源单位": "盘龙区第一局"}]}},
    ],
)
def dead_and_back(tables: Tables, on: Context) -> Rows:
    """以前报过去世的人，不能再“在册”：不是这次填错，就是上次填错。

    Beyond the plan's own checks. By the last roster at hand, and by all that the office has accepted for earlier periods,
    whichever unit sent it. Until it is cleared up nothing is paid (S27).
    """
    told = _told_dead(on.last) if on.last is not None else {}
    if not told and not on.deceased:
        return
    numbers = column(tables, PEOPLE, "身份证号")
    for i in present(tables):
        if numbers[i] in told or numbers[i] in on.deceased:
            yield Hit(i, {"哪天": told.get(numbers[i], "")})


def _told_dead(last: Tables) -> dict[object, str]:
    """By number, the day of death of those whom the last rosters tell to be dead, as （2026-05-01）."""
    rows = [one for unit in rows_of_units(last).values() for one in unit.values()]
    return {one.number: f"（{one.day}）" if one.day else "" for one in rows if one.state == DEAD}


UNPLANTED = "演示的县里没有报过去世的人；由规则自己的例子和人员变动的测试检验。"
