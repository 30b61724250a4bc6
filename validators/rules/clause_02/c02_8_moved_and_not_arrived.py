"""C02-8: somebody moved out and no unit has taken them in since."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.covers import cover_of
from validators.lookups.explained import whereabouts_explained
from validators.lookups.movement import RosterEntry
from validators.lookups.people import PEOPLE
from validators.lookups.unarrived import gone_out_of_sight, unarrived
from validators.lookups.units import unit_names
from validators.owed import OneOffDue, OneOffDuty
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.cell_types import mask
from workbook_templates.layout import COVER
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

_MOVED = {"状态": "转出", "状态日期": "2026-05-20"}
_LEFT = {PEOPLE: [_MOVED]}
_OTHER = {"姓名": "李国强", "身份证号": "530102195208110033"}
_THIRD = {"姓名": "王兴华", "身份证号": "53010219520811005X"}
_ELSEWHERE = {"来源单位代码": "11530102015101007C", "来源单位": "盘龙区第一局"}
_TO = {"备注": "转往盘龙区第一局"}
_SHORT = {"备注": "转往盘龙一局"}
_FROM = {"备注": "2019年由省农科院转到本单位"}


def _waited_for(tables: Tables, on: Context) -> Iterator[tuple[int, RosterEntry]]:
    """Who has arrived nowhere, each with the row (index into the covers) of the cover of the unit that they left."""
    if on.last is None or not on.complete:
        return
    covers = merge_tables([tables, on.last, *([on.older] if on.older else ())])
    for one, remark in unarrived(on.last, tables, on.older):
        cover = cover_of(tables, one.unit)
        if cover is None or gone_out_of_sight(tables, one, remark):
            continue
        if not whereabouts_explained(covers, one.unit, one.name):
            yield cover, one


def _words(tables: Tables, one: RosterEntry) -> dict[str, object]:
    unit = unit_names(tables).get(one.unit, one.unit)
    return {"单位": unit, "姓名": one.name, "号码": mask(one.number), "哪天": one.day}


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each of them, by the end of this period: the first after the one in which they moved out, or a later one."""
    for _, one in _waited_for(tables, on):
        yield OneOffDue(one.unit, on.period.end, _words(tables, one))


APPOINTMENT = OneOffDuty("核实{姓名}（{号码}）{哪天}转出后由哪个单位接收", owed, measure="项", title="核实转出的人由哪个单位接收")


@rule(
    brief="{n} 人转出后没有单位接收",
    clause="（二）",
    obligations=("2-2",),
    severity=Severity.WARNING,
    sheet=COVER,
    column="说明",
    needs=[PEOPLE],
    message="{姓名}（{号码}）{哪天} 从{单位}转出，到现在没有单位把这个人列入花名册。",
    fix="请核实由哪个单位接收，请那个单位列入花名册；转到看不到的地方的，把姓名和去向写进封面的“说明”。",
    passes=[
        {},
        {"last": _LEFT, PEOPLE: [_OTHER], "as_of": "2026-10-10"},
        {"last": _LEFT, PEOPLE: [_OTHER], "as_of": "2026-09-30", "complete": True},
        {"last": _LEFT, PEOPLE: [_OTHER, _ELSEWHERE], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED, _ELSEWHERE]}, PEOPLE: [_OTHER], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED | {"状态日期": "2026-03-20"}]}, PEOPLE: [_OTHER], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED | {"备注": "转往四川省成都市"}]}, PEOPLE: [_OTHER], "as_of": "2026-10-10", "complete": True},
        {"last": _LEFT, PEOPLE: [_OTHER], "说明": "张建国转到省外。", "as_of": "2026-10-10", "complete": True},
    ],
    fails=[
        {"last": _LEFT, PEOPLE: [_OTHER], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED | _FROM]}, PEOPLE: [_OTHER], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED | _SHORT]}, PEOPLE: [_OTHER, _ELSEWHERE | _THIRD], "as_of": "2026-10-10", "complete": True},
        {"last": _LEFT, PEOPLE: [_OTHER], "说明": "名册由张建国审核。", "as_of": "2026-10-10", "complete": True},
        {"last": _LEFT, PEOPLE: [_OTHER, _MOVED], "as_of": "2026-10-10", "complete": True},
        {"last": {PEOPLE: [_MOVED | _TO]}, PEOPLE: [_OTHER, _ELSEWHERE | _THIRD], "as_of": "2026-10-10", "complete": True},
    ],
)
def moved_and_not_arrived(tables: Tables, on: Context) -> Rows:
    """每名离退休干部党员都纳入党组织：转出的人，要有单位接收。

    Who moved out has one period to arrive: to be 在册 (or dead) in some roster at hand. From the office's closing day on it is
    told, in every period until they arrive or it is explained. Only where all of an office's files are at hand: a unit cannot
    see where its people went, and an office below sees less than the one above. A remark on their row that they went where
    nobody here sees settles it, and so does a sentence of 说明 with their name, then or since; a remark that names a unit or
    office at hand, or tells of an earlier year, does not.
    """
    for cover, one in _waited_for(tables, on):
        if on.is_overdue(on.period.end):
            yield Hit(cover, _words(tables, one))


UNPLANTED = "要看到机构收下的两期花名册，只在待办和总表里列出，演示不比对这两处；由规则自己的例子和人员变动的测试检验。"
