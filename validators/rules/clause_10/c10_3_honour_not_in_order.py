"""C10-3: an honour for somebody who is not what it is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from validators import codes
from validators.finding import Severity
from validators.identity import is_valid
from validators.lookups.bodies import BRANCH, ORGANISATIONS, POSTS, SECRETARY, Post, organisations, posts
from validators.lookups.holders import is_group
from validators.lookups.honours import (
    BEST_LIAISON,
    BEST_SECRETARY,
    BRAND,
    HONOURS,
    MODEL,
    Honour,
    honours,
    list_is_seen,
)
from validators.lookups.liaisons import ASSIGNMENTS, Assignment, assignments
from validators.lookups.once import columns, once
from validators.lookups.units import is_office, unit_column, units_reporting
from validators.planting import plant
from validators.planting.rows import organisation, put
from validators.planting.site import ROSTER, FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_SCORES = "六个好"
_ORGANISATION_DIGITS = 12
_SECRETARY = {"类别": BEST_SECRETARY, "对象代码": "530102196303072415", "名称": "张建国"}
_LIAISON = _SECRETARY | {"类别": BEST_LIAISON}


@rule(
    brief="{n} 个先进典型不符合条件",
    clause="（十）",
    obligations=("7-3", "8-6", "10-1", "10-2"),
    severity=Severity.ERROR,
    sheet=HONOURS,
    column="对象代码",
    message="{名称}（{类别}）：{为什么}，没有计入。",
    fix="请核对类别、对象代码和年度，写错的改正；评分、任职或选派漏报的，先补报；不符合的请删去这一行。",
    passes=[
        {},
        {_SCORES: [{}], ORGANISATIONS: [{}]},
        {"类别": BRAND, ORGANISATIONS: [{}]},
        _SECRETARY | {POSTS: [{}]},
        _SECRETARY | {POSTS: [{"免职日期": "2026-01-31"}]},
        _LIAISON | {ASSIGNMENTS: [{"身份证号": "530102196303072415"}]},
    ],
    fails=[
        {_SCORES: [], ORGANISATIONS: [{}]},
        {_SCORES: [{"年度": "2025"}]},
        {"对象代码": "530102000009", ORGANISATIONS: [{}]},
        {"对象代码": "530102196303072415"},
        {ORGANISATIONS: [{"组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"}]},
        _SECRETARY | {POSTS: [{"职务": "委员"}]},
        _SECRETARY | {POSTS: [{"免职日期": "2025-12-31"}]},
        _SECRETARY | {"对象代码": "530102000001"},
        _LIAISON | {ASSIGNMENTS: []},
    ],
)
def honour_not_in_order(tables: Tables, on: Context) -> Rows:
    """模范党支部要有当年的“六个好”评分，优秀书记是书记，优秀联络员是联络员。

    A year's honour asks for a post or an assignment on any day of that year. Nobody is accused of what is not at hand: a unit's
    own roster, posts, liaisons and scores must be there, and those whom an office honours are judged once all its files are
    together. Nor does a row told here count in the indicators.
    """
    for one in honours(tables):
        why = _JUDGES[one.kind](tables, on, one) if one.kind in _JUDGES else ""
        if why:
            yield Hit(one.row, {"为什么": why})


def _branch(tables: Tables, on: Context, one: Honour) -> str:
    if len(one.subject) > _ORGANISATION_DIGITS:
        return "对象代码应填党支部的12位代码"
    known = organisations(tables).get(one.subject)
    if known:
        return f"它是{known.form}，不是党支部" if known.form not in ("", BRANCH) else ""
    registered = one.subject in on.register.get(f"{ORGANISATIONS}.党组织代码", frozenset())
    sound = codes.fault("organisation_code", one.subject) is None
    unknown = sound and not registered and list_is_seen(tables, on, one, ORGANISATIONS)
    return f"“{ORGANISATIONS}”表里没有这个代码" if unknown else ""


def _model(tables: Tables, on: Context, one: Honour) -> str:
    """Where no roster says whose the branch is, the scores of who states the honour are asked for."""
    body = organisations(tables).get(one.subject)
    owner = unit_column(tables, ORGANISATIONS)[body.row] if body else one.author
    seen = not is_office(owner) and owner in units_reporting(tables, _SCORES)
    unscored = seen and (one.subject, one.year) not in _scored(tables)
    return _branch(tables, on, one) or (f"没有{one.year}年的“{_SCORES}”评分" if unscored else "")


@once
def _scored(tables: Tables) -> frozenset[tuple[object, object]]:
    return frozenset(zip(*columns(tables, _SCORES, "党支部代码", "年度"), strict=True))


def _secretary(tables: Tables, on: Context, one: Honour) -> str:
    held = [post for post in posts(tables) if post.post == SECRETARY and not is_group(post.body)]
    return _person(tables, on, one, POSTS, "党组织书记", held)


def _liaison(tables: Tables, on: Context, one: Honour) -> str:
    return _person(tables, on, one, ASSIGNMENTS, "联络员", assignments(tables))


def _person(tables: Tables, on: Context, one: Honour, sheet: str, what: str, held: Iterable[Post] | Iterable[Assignment]) -> str:
    if len(one.subject) <= _ORGANISATION_DIGITS:
        return "对象代码应填本人的18位身份证号"
    if not is_valid(one.subject) or not list_is_seen(tables, on, one, sheet):
        return ""
    was = any(duty.number == one.subject and _in_year(duty.start, duty.end, one.year) for duty in held)
    return "" if was else f"“{sheet}”表里没有他{one.year}年担任{what}的记录"


def _in_year(start: dt.date | None, end: dt.date | None, year: int) -> bool:
    return (start is None or start.year <= year) and (end is None or end.year >= year)


_JUDGES: dict[str, Callable[[Tables, Context, Honour], str]] = {
    MODEL: _model,
    BRAND: _branch,
    BEST_SECRETARY: _secretary,
    BEST_LIAISON: _liaison,
}


@plant()
def model_without_scores(site: Site) -> Marks:
    """模范党支部没有当年的“六个好”评分。"""
    row = site.take(HONOURS, lambda one: one["类别"] == MODEL and _own_scores(site, one))
    site.remove(row.form, _SCORES, lambda cells: cells["党支部代码"] == row["对象代码"])
    yield row.at("对象代码")
    yield organisation(site, row.form.unit, row["对象代码"]).follows("C10-4")


@plant()
def brand_of_nobody(site: Site) -> Marks:
    """支部品牌的对象代码在党组织表里没有。"""
    row = site.take(HONOURS, lambda one: one["类别"] == BRAND and not site.is_closed(site.form(one.form.unit, ROSTER)))
    taken = {one["对象代码"] for one in site.rows(row.form.unit, HONOURS)}  # two brands of one code would be one row twice
    free = [code for n in range(1000) if (code := f"{site.county}970{n:03d}") not in taken]
    yield from put(row, "对象代码", site.rng.choice(free))


def _own_scores(site: Site, row: FormRow) -> list[FormRow]:
    """The scores of the honoured branch, where no planter has used them."""
    found = [one for one in site.rows(row.form.unit, _SCORES) if one["党支部代码"] == row["对象代码"]]
    return [one for one in found if not site.is_used(one.cells)]
