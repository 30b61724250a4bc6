"""T16: two rosters disagree on whether, or when, somebody died or moved out."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.departures import disagreements, sayings
from validators.planting import plant
from validators.planting.rows import enrol, is_member, other_branch
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_SHEET, _POSTS = "离退休干部", "任职"
_HERE, _THERE = {"来源单位代码": "530102"}, {"来源单位代码": "530103"}
_GONE = {"状态": "去世", "状态日期": "2026-05-01"}
_MOVED = {"状态": "转出", "状态日期": "2026-05-01"}


@rule(
    brief="{n} 人的去世、转出情况与别的单位说的不一样",
    clause="",
    severity=Severity.WARNING,
    sheet=_SHEET,
    column="状态",
    message="{姓名} 在这里是“{这里}”，在{另一单位}的花名册上是“{那里}”：{另一处}。",
    fix="请两个单位核实，填错的一方改正；核实以前，{日期}以后的补贴暂缓发放。",
    passes=[
        {_SHEET: [_HERE, _THERE | _MOVED]},
        {_SHEET: [_HERE | _GONE, _THERE | _GONE]},
        {_SHEET: [_HERE, _THERE | _MOVED], _POSTS: [_HERE | {"任职日期": "2026-05-01"}]},
    ],
    fails=[
        {_SHEET: [_HERE, _THERE | _GONE]},
        {_SHEET: [_HERE | _GONE, _THERE | _GONE | {"状态日期": "2026-06-01"}]},
        {_SHEET: [_HERE, _THERE | _MOVED], _POSTS: [_HERE | {"任职日期": "2026-04-30"}]},
    ],
)
def rosters_disagree(tables: Tables, on: Context) -> Rows:
    """一个人的去世、转出，几份花名册要说得一样；不一样的，补贴先暂缓（S23）。

    Beyond the plan's own checks. Told at both rows, because only the two units together know which of them is right.
    """
    for found in disagreements(tables).values():
        for row, words in sayings(tables, found):
            yield Hit(row, words)


@plant(persists=True)
def dead_in_one_roster(site: Site) -> Marks:
    """一个人在本单位的花名册上，在另一个单位的花名册上已去世。"""
    person = site.bystander(is_member)
    branch = other_branch(site, person.form.unit)
    dead = {"状态": "去世", "状态日期": dt.date(site.period.year, 5, 12)}
    other = enrol(site, person.cells | dead, branch)
    site.sizes[branch["党组织代码"]] -= 1
    yield person.at("状态", stage="county")
    yield other.at("状态", stage="county")
