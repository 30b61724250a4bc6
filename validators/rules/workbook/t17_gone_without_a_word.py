"""T17: a person of the last roster who is missing in this one, without 转出 or 去世."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.covers import cover_of, cover_sender
from validators.lookups.explained import absence_explained
from validators.lookups.movement import OTHER, Move, movements, rows_of_units
from validators.lookups.people import PEOPLE, PRESENT
from validators.lookups.units import unit_names
from validators.planting import plant
from validators.planting.site import Cells, FilledForm, Mark, Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.cell_types import mask
from workbook_templates.layout import COVER
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

_ENOUGH = 8  # persons that a body keeps, so that nothing else is wrong with it
_LAST = {PEOPLE: [{}, {"姓名": "李国强", "身份证号": "530102195208110033"}]}
_MOVED = {"姓名": "李国强", "身份证号": "530102195208110033", "状态": "转出", "状态日期": "2026-08-01"}


@rule(
    brief="{n} 人上期在册、本期没有了，没有写明原因",
    clause="",
    severity=Severity.ERROR,
    sheet=COVER,
    column="说明",
    needs=[PEOPLE],
    message="{单位}的{姓名}（{号码}）上期在册，本期的花名册里没有了，也没有写明“转出”或“去世”。",
    fix="请把这个人补回“离退休干部”：转出、去世的，在“状态”和“状态日期”写明；确实不该再列的，把姓名和原因写进封面的“说明”；姓名和身份证号同时改了的，也在“说明”写明“上期某某（原姓名）有误，已更正为某某”。",
    passes=[
        {},
        {"last": _LAST, PEOPLE: [{}, _MOVED]},
        {"last": _LAST, PEOPLE: [{}, _MOVED | {"状态": "去世"}]},
        {"last": {PEOPLE: [{}, _MOVED | {"状态日期": "2026-05-01"}]}},
        {"last": _LAST, PEOPLE: [{}, {"姓名": "李国强", "身份证号": "53010219520811005X"}]},
    ],
    fails=[
        {"last": _LAST},
        {"last": _LAST, PEOPLE: [{}, {"姓名": "王兴华", "身份证号": "53010219520811005X"}]},
        {"last": _LAST, "说明": "李国强原为误列，已报区委老干部局。"},
        {"last": _LAST, "说明": "名册由李国强审核。"},
    ],
)
def gone_without_a_word(tables: Tables, on: Context) -> Rows:
    """上期在册的人，本期要么还在册，要么写明转出或去世；不写就没有了的，可能是漏填。

    Beyond the plan's own checks: somebody who falls off a list is served by nobody. Compared with the last roster where that is
    at hand; one in parts as a whole, with the parts accepted before. A number put right (the one missing person of a name, and
    the one new of it) is no loss. Where a sentence of 说明 names the person and says that they left or were wrongly listed, it
    is only told. In an office's consolidated form, which carries what its units' covers said, it is a warning, and nothing where
    it is explained or another unit lists the person: the office below has asked its unit. Told at the cover, since there is
    no row any more.
    """
    roster = merge_tables([tables, on.beside]) if on.beside else tables
    for unit in movements(on.last, roster) if on.last is not None else ():
        cover = cover_of(tables, unit.unit)
        if cover is None:
            continue
        for move in unit.of(OTHER):
            one = move.person
            explained = absence_explained(roster, unit.unit, one.name)
            asked_below = cover_sender(tables, cover) != unit.unit
            if asked_below and (explained or _present_elsewhere(move, roster)):
                continue
            words = {"单位": unit_names(tables).get(unit.unit, unit.unit), "姓名": one.name, "号码": mask(one.number)}
            yield Hit(cover, words, severity=Severity.INFO if explained else Severity.WARNING if asked_below else None)


def _present_elsewhere(move: Move, now: Tables) -> bool:
    """Whether another unit's roster lists the person now: they went without a word, but not off the list."""
    there = rows_of_units(now).get(move.other, {}).get(move.person.number)
    return there is not None and there.present


@plant(first=True)
def left_out(site: Site) -> Marks:
    """上期在册的一个人，本期整行漏了，“说明”里也没有写。"""
    now = site.roster_with_last()
    listed = {row["身份证号"] for sheet in ("任职", "后备书记", "流动党员") for row in now.sheets[sheet]}
    for row in now.sheets[PEOPLE]:
        body = row["党支部代码"] or row["学习小组代码"]
        if row["状态"] in PRESENT and row["身份证号"] not in listed and site.sizes[body] > _ENOUGH:
            site.sizes[body] -= 1
            _remove(site, now, row)
            yield Mark(now, COVER, column="说明")
            return
    raise NoRoom(PEOPLE)


def _remove(site: Site, form: FilledForm, row: Cells) -> None:
    site.remove(form, PEOPLE, lambda one: one is row)
