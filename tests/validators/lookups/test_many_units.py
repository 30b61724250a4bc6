"""The rules say the same of a unit alone and of the same unit among many in a consolidated workbook."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import on, person, tables
from validators.catalogue import catalogue, find
from validators.due import due
from validators.engine import check_tables
from validators.finding import Finding
from validators.lookups.units import is_office, units_reporting, units_with
from workbook_templates.layout import COVER
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

PERIOD, DAY = "2026Q4", "2027-01-01"
NUMBERS = range(1, 5)
Sheets = dict[str, list[dict[str, object]]]


def unit(n: int) -> str:
    return f"1153010201510{n:04d}R"


def sheets_of(n: int) -> Sheets:
    """A unit with faults of its own: no meetings, no trainings, a group nobody leads, a small branch."""
    branch, group = f"530102{n:06d}", f"X530102{n:06d}"
    people = [person(n * 100 + k, 党支部代码=branch, 姓名=f"王某{k}") for k in range(1 + n % 3)]
    people.append(person(n * 100 + 50, 政治面貌="群众", 党支部代码=None, 学习小组代码=group if n % 2 else None))
    return {
        "党组织": [{"党组织代码": branch, "状态": "已撤销" if n == 4 else "正常"}],
        "离退休干部": people,
        "学习小组": [{"小组代码": group, "挂联党支部代码": branch}],
        "任职": [
            person(n * 100, 姓名="王某0", 任职组织代码=branch),
            person(n * 100 + 1, 姓名="王某1", 任职组织代码=group, 职务="组长"),
        ],
        "后备书记": [],
        "流动党员": [person(n * 100, 姓名="王某0", 流出党支部代码=branch)],
        "活动记录": [{"组织代码": group, "活动类型": "学习小组活动", "活动日期": "2026-11-02"}] if n % 2 else [],
        "参加人员": [],
        "联络员选派": [],
    }  # fmt: skip


def alone(n: int) -> Tables:
    return tables(**{COVER: [{"单位代码": unit(n), "填报单位": f"盘龙第{n}局"}]}, **sheets_of(n))


def consolidated() -> Tables:
    sheets: Sheets = {}
    for n in NUMBERS:
        for name, rows in sheets_of(n).items():
            stamped = [row | {"来源单位代码": unit(n), "来源单位": f"盘龙第{n}局"} for row in rows]
            sheets.setdefault(name, []).extend(stamped)
    return tables(**{COVER: [{"单位代码": "530102", "填报单位": "盘龙区老干部局"}]}, **sheets)


def said(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return sorted((f.rule, f.severity, f.message, f.column) for f in findings)


def test_merged_and_consolidated_say_what_each_unit_alone_is_told() -> None:
    context = on(DAY, PERIOD)
    each = [finding for n in NUMBERS for finding in check_tables(alone(n), context)[0]]
    assert said(check_tables(consolidated(), context)[0]) == said(each)
    assert said(check_tables(merge_tables([alone(n) for n in NUMBERS]), context)[0]) == said(each)
    assert len({finding.rule for finding in each}) >= 15


def test_a_unit_whose_activities_are_not_at_hand_is_not_judged_by_them() -> None:
    roster_only = {name: rows for name, rows in sheets_of(2).items() if name not in ("活动记录", "参加人员")}
    quiet = tables(**{COVER: [{"单位代码": unit(2)}]}, **roster_only)
    both = merge_tables([alone(1), quiet])
    assert units_reporting(both, "活动记录") == {unit(1)}
    assert {u.code for u in units_with(both, "活动记录")} == {unit(1)}
    judged = {code: hit_units(code, both) for code in ("C02-5", "C04-1", "C05-2", "C13-3", "C11-1")}
    assert judged == {"C02-5": set(), "C04-1": {unit(1)}, "C05-2": {unit(1)}, "C13-3": {unit(1)}, "C11-1": {unit(1)}}


PROOFS = {
    "liaison": {"联络员选派": [], "联络员履责": []},
    "activity": {"活动记录": [], "参加人员": []},
    "assessment": {"五个基本": [], "六个好": [], "任务清单": [], "单位事项": [], "先进典型": []},
    "allowance": {"工作经费": []},
}


@pytest.mark.parametrize("kind", PROOFS)
def test_a_unit_that_did_not_hand_in_a_form_has_not_been_seen_to_lack_anything(kind: str) -> None:
    """Two units with every form, but for one form of the second: what needs that form is told of the first alone."""
    every: Sheets = {name: rows for sheets in PROOFS.values() for name, rows in sheets.items()}
    whole = tables(**{COVER: [{"单位代码": unit(1)}]}, **every | sheets_of(1))
    without = {name: rows for name, rows in (every | sheets_of(2)).items() if name not in PROOFS[kind]}
    both = merge_tables([whole, tables(**{COVER: [{"单位代码": unit(2)}]}, **without)])
    context = on(DAY, PERIOD, complete=True)
    needing = [rule for rule in catalogue() if not {*rule.needs}.isdisjoint(PROOFS[kind])]
    told = {both.unit(hit.sheet or rule.sheet, hit.row) for rule in needing for hit in rule.hits(both, context)}
    assert told == {unit(1)}
    codes = {rule.code for rule in needing}
    owing = {one.code for one in due(both, context) if one.rule in codes}
    second = {unit(2), "530102000002", "X530102000002"}
    assert owing
    assert not owing & second


def hit_units(code: str, at_hand: Tables) -> set[str]:
    rule = find(code)
    return {at_hand.unit(hit.sheet or rule.sheet, hit.row) for hit in rule.check(at_hand, on(DAY, PERIOD))}


def test_offices_are_told_from_units() -> None:
    assert [is_office(code) for code in ("530102", "530000", unit(1), "", "53010")] == [True, True, False, False, False]
    assert units_with(consolidated(), "党组织")[0].cover == 0
    assert {u.code for u in units_with(consolidated(), "党组织")} == {unit(n) for n in NUMBERS}
