"""T12: one person on the rosters of two units."""

from __future__ import annotations

from collections import Counter, defaultdict

from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import CARED_FOR, enrol, is_member, other_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Table, Tables

_SHEET = "离退休干部"


@rule(
    brief="{n} 人同时在册于别的单位",
    clause="",
    severity=Severity.WARNING,
    sheet=_SHEET,
    column="身份证号",
    message="{姓名} 在{另一单位}的花名册上也是“在册”：{另一处}。",
    fix="请两个单位核对此人归谁管理；已转走的一方把状态改为“转出”并填写状态日期。",
    passes=[
        {_SHEET: [{"来源单位代码": "530102"}, {"来源单位代码": "530103", "状态": "转出", "状态日期": "2026-05-01"}]},
        {_SHEET: [{"来源单位代码": "530102"}, {"来源单位代码": "530103", "身份证号": "530103195504120026", "性别": "女"}]},
    ],
    fails=[{_SHEET: [{"来源单位代码": "530102"}, {"来源单位代码": "530103"}]}],
)
def on_two_rosters(tables: Tables, on: Context) -> Rows:
    """一个人只能在一个单位的花名册上“在册”，否则会被统计两次。

    Beyond the plan's own checks: a person who moved is often kept by the old unit. A warning on each row, because only
    the two units together know which of them is right.
    """
    table = tables[_SHEET]
    repeated = {person for person, count in Counter(table.get("身份证号")).items() if count > 1} - {None}
    if not repeated:
        return
    rows: dict[object, list[int]] = defaultdict(list)
    for i, (person, state) in enumerate(table.records("身份证号", "状态")):
        if person in repeated and state == "在册":
            rows[person].append(i)
    for same in rows.values():
        if len(same) > 1:
            units = {i: tables.unit(_SHEET, i) for i in same}
            for i in same:
                other = next((j for j in same if units[j] != units[i]), None)
                if other is not None:
                    yield Hit(i, {"另一单位": _unit_name(tables, table, other), "另一处": _where(tables, other)})


def _unit_name(tables: Tables, table: Table, i: int) -> str:
    name = table.get("来源单位")[i] or ("" if table.get("来源单位代码")[i] else tables.sources[table.sources[i]].unit_name)
    code = tables.unit(_SHEET, i)
    return f"{name}（{code}）" if name else f"单位 {code} "


def _where(tables: Tables, i: int) -> str:
    place = tables.place(_SHEET, "身份证号", i)
    return f"{place.file}“{place.sheet}”第 {place.row} 行"


@plant(persists=True)
def person_on_two_rosters(site: Site) -> Marks:
    """同一个人在两个单位的花名册上。"""
    person = site.bystander(is_member)
    other = enrol(site, person.cells, other_branch(site, person.form.unit))
    yield person.at("身份证号", stage="county")
    yield other.at("身份证号", stage="county")
    yield other.follows("C04-1")
    if person["健康状况"] in CARED_FOR:
        yield other.follows("C14-1")
