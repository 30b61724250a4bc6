"""T14: one identity number under two names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from validators.finding import Severity
from validators.lookups.names import (
    REGISTER,
    NamedPlace,
    numbers_by_name,
    numbers_with_several_names,
    other_names,
    places_of,
    registered,
    settled,
)
from validators.planting import plant
from validators.planting.rows import PEOPLE, POSTS, person_on_roster, put
from validators.planting.site import Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.cell_types import mask
from workbook_templates.table import Tables
from workbook_templates.values.person_name import name_key

_NEIGHBOUR = {"姓名": "李秀英", "身份证号": "530102195802281521", "性别": "女", "出生日期": "1958-02-28"}
_CHANGED = "改过姓名的，在备注写明“曾用名”和那个姓名；"
Names = Mapping[str, set[str]]


@rule(
    brief="{n} 处姓名与身份证号对不上",
    clause="",
    severity=Severity.ERROR,
    sheet="任职",
    column="姓名",
    message="身份证号 {号码} 在这里写的是“{这里}”，{别处}写的是“{那里}”，不是同一个姓名{旁证}。",
    fix="请对照身份证核对，改正写错的一处；{改过姓名}如果给名单排过序，看看是不是只排了姓名一列。",
    passes=[
        {PEOPLE: [{}]},
        {PEOPLE: [{"姓名": "张 建 国"}]},
        {PEOPLE: [{"姓名": "王𬭎"}], "姓名": "王 𬭎"},
        {PEOPLE: [{"姓名": "阿依古丽·买买提"}], "姓名": "阿依古丽•买买提"},
        {PEOPLE: [{"姓名": "张国强", "备注": "2026年改名，曾用名张建国"}]},
        {PEOPLE: [{}], "姓名": "张建囯", "重复认定": [{"身份证号二": "530102196303072415", "认定结果": "同一人"}]},
        {PEOPLE: [{}, _NEIGHBOUR | {"姓名": "张建国"}]},
    ],
    fails=[
        {PEOPLE: [{}, _NEIGHBOUR], "姓名": "李秀英"},
        {PEOPLE: [{"姓名": "李秀英"}, _NEIGHBOUR | {"姓名": "张建国"}]},
        {PEOPLE: [{}], "姓名": "张建囯"},
        {PEOPLE: [{}], "姓名": "张建囯", "备注": "曾用名张大国"},
    ],
    anywhere=True,
)
def names_disagree(tables: Tables, on: Context) -> Rows:
    """同一个身份证号在各张表里的姓名要一致：一个文件里、一个单位的几张表之间、与已收下的表、各单位之间都要查。

    Told at each cell that disagrees with most sheets that name this number; where there is no such majority, at all of them,
    because only the identity card can tell. An error where one of the names is somebody else's in the same unit: then rows
    were mixed up, as when one column is sorted alone. Else a warning: it may be a former name, and money is held on it by S05
    and S09 until somebody decides. Ways of writing one name (spaces, dots, rare characters) are no other name; nor is one that
    a remark gives as 曾用名, or that 重复认定 settled by pairing the number with itself.
    """
    pairs = set(registered(frozenset(on.register.get(REGISTER, ()))))
    odd = numbers_with_several_names(tables, pairs) - settled(tables)
    if not odd:
        return
    known: dict[str, set[str]] = defaultdict(set)
    for number, name in pairs:
        known[number].add(name)
    places = places_of(tables, odd)
    holders = _holders(tables, places, known)
    for number, found in places.items():
        yield from _hits(tables, number, found, known[number], holders)


def _holders(tables: Tables, places: Mapping[str, Sequence[NamedPlace]], known: Names) -> dict[tuple[str, str], set[str]]:
    """The numbers under which a name occurs in the units of these places, by unit and the name's key.

    What the office knows is of the one unit that is checked.
    """
    found = numbers_by_name(tables, {(place.unit, name_key(place.name)) for found in places.values() for place in found})
    for unit in {source.unit for source in tables.sources} if known else ():
        for number, names in known.items():
            for name in names:
                found[unit, name_key(name)].add(number)
    return found


def _hits(
    tables: Tables, number: str, places: Sequence[NamedPlace], known: set[str], holders: Mapping[tuple[str, str], set[str]]
) -> Iterator[Hit]:
    excused = other_names(tables, list(places))
    places = [place for place in places if name_key(place.name) not in excused]
    votes = _votes(places, {name for name in known if name_key(name) not in excused})
    if len(votes) < 2:
        return
    usual = next((key for key, count in votes.items() if count * 2 > votes.total()), "")
    mixed = any(holders[place.unit, name_key(place.name)] - {number} for place in places)
    for place in places:
        key = name_key(place.name)
        if key != usual:
            told = {"号码": mask(number), "这里": place.name, **_elsewhere(tables, place, places, known, usual)}
            told["旁证"] = "，名单里另有这个姓名的人" if holders[place.unit, key] - {number} else ""
            told["改过姓名"] = "" if mixed else _CHANGED
            yield Hit(place.row, told, place.column, Severity.ERROR if mixed else Severity.WARNING, place.sheet)


def _votes(places: Sequence[NamedPlace], known: set[str]) -> Counter[str]:
    """How many sheets write each name; a sheet that writes two gives a vote to each. What the office has counts once a name."""
    return Counter(key for key, _, _ in {(name_key(p.name), p.source, p.sheet) for p in places}) + Counter(map(name_key, known))


def _elsewhere(tables: Tables, here: NamedPlace, places: Sequence[NamedPlace], known: set[str], usual: str) -> dict[str, str]:
    """The place that disagrees, one with the usual name where there is such a name, and what it says."""
    key = name_key(here.name)
    others = [place for place in places if name_key(place.name) != key]
    other = next((place for place in others if name_key(place.name) == usual), others[0] if others else None)
    if other is None:
        return {"别处": "已收下的表里", "那里": next(name for name in sorted(known) if name_key(name) != key)}
    at, mine = tables.place(other.sheet, other.column, other.row), tables.place(here.sheet, here.column, here.row)
    file = "" if at.file == mine.file else f"{at.file} "
    return {"别处": f"{file}“{other.sheet}”第 {at.row} 行", "那里": other.name}


@plant()
def post_under_another_name(site: Site) -> Marks:
    """任职表的姓名写成了同单位另一个人的。"""
    post = site.take(POSTS, lambda one: one["免职日期"] is None)
    person = person_on_roster(site, post.form.unit, post["身份证号"])
    others = (row for row in site.rows(post.form.unit, PEOPLE) if name_key(row["姓名"]) != name_key(person["姓名"]))
    other = next(others, None)
    if other is None:
        raise NoRoom(PEOPLE)
    yield from put(post, "姓名", other["姓名"])
    yield person.follows("T14", "姓名")
