"""C08-2: a liaison who serves more organisations at one time than the plan allows."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.liaisons import ASSIGNMENTS, Assignment, assignments
from validators.lookups.named import named
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.site import FormRow, Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables
from workbook_templates.values.period import month_end

_FOUR = [{"联系党组织代码": f"53010200000{n}", "选派日期": f"2026-0{n}-01"} for n in range(1, 5)]
_PAST = [row | {"选派日期": "2023-01-01", "结束日期": "2024-12-31"} for row in _FOUR]
_Event = tuple[dt.date, int, dt.date, int, Assignment]

STANDING = StandingDuty(
    "联络员{联络员姓名}联系了 {个数} 个党组织，调整到 {最多} 个以内", period_end, title="联系党组织过多的联络员调整"
)


@rule(
    brief="{n} 名联络员联系的党组织过多",
    clause="（八）",
    obligations=("8-2",),
    thresholds=("liaison_most_organisations",),
    severity=Severity.WARNING,
    sheet="联络员选派",
    column="联络员姓名",
    message="{联络员姓名} 从 {自} 起同时联系 {个数} 个党组织：{党组织}。一般不超过 {最多} 个。",
    fix="请把超出的党组织改由其他联络员联系，给不再联系的行填结束日期；确有原因的，可以照报，这条提醒会保留。",
    passes=[
        {"联络员选派": _FOUR[:3]},
        {"联络员选派": [_FOUR[0] | {"结束日期": "2026-04-01"}, *_FOUR[1:]], "period": "2026Q2"},
        {"联络员选派": [*_FOUR[:3], _FOUR[2] | {"选派日期": "2026-05-01"}]},
        {"联络员选派": [*_FOUR[:3], _FOUR[3] | {"身份证号": "530102198511230026"}]},
        {"联络员选派": _FOUR, "as_of": "2026-03-31"},
        {"联络员选派": _PAST},
        {"联络员选派": [row | {"结束日期": "2026-06-30"} for row in _FOUR]},
    ],
    fails=[
        {"联络员选派": _FOUR},
        {"联络员选派": [_FOUR[0] | {"结束日期": "2026-04-02"}, *_FOUR[1:]], "period": "2026Q2"},
        {"联络员选派": [row | {"结束日期": "2026-08-31"} for row in _FOUR]},
    ],
    also=["F13", "C08-4"],
)
def liaison_with_too_many(tables: Tables, on: Context) -> Rows:
    """每位党建联络员联系指导的离退休干部党组织一般不超过3个。

    Counted by person over all files at hand, distinct organisations on the busiest day of the period (up to an earlier as-of
    date); an open end is still running, and what ended before the period is history. A hand-over on the very day (one ends
    as another begins) is no overlap. One finding a person, at the row that begins the overload, naming the organisations of
    the busiest day.
    """
    most = on.policy["liaison_most_organisations"]
    for rows in _by_person(tables).values():
        if len(rows) > most:
            yield from _overload(tables, rows, most, on)


def _by_person(tables: Tables) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments(tables):
        found[assignment.number].append(assignment)
    return found


def _overload(tables: Tables, rows: list[Assignment], most: int, on: Context) -> Iterator[Hit]:
    begins: Assignment | None = None
    busiest: list[str] = []
    serving: Counter[str] = Counter()
    for _, step, *_, assignment in _events(rows, on.period.start, on.state_day):
        serving[assignment.body] += step
        now = [body for body, times in serving.items() if times]
        begins = begins or (assignment if len(now) > most else None)
        busiest = now if len(now) > len(busiest) else busiest
    if begins:
        names = "、".join(named(tables, body) for body in busiest)
        values = {"自": begins.start, "个数": len(busiest), "党组织": names, "最多": most}
        yield Hit(begins.row, values, sheet=ASSIGNMENTS)


def _events(rows: list[Assignment], first: dt.date, last: dt.date) -> list[_Event]:
    """Beginnings (+1) and ends (-1) in these days in order of time; on one day ends come first.

    What began before the first day is there from that day on, the earliest first.
    """
    begun = [(a.start, a) for a in rows if a.start and a.start <= last and (a.end is None or a.end > max(a.start, first))]
    starts = [(max(start, first), 1, start, a.row, a) for start, a in begun]
    ends = [(a.end, -1, start, a.row, a) for start, a in begun if a.end and a.end <= last]
    return sorted([*starts, *ends], key=lambda event: event[:4])


@plant(persists=True)
def liaison_across_units(site: Site) -> Marks:
    """一名联络员在两个单位联系了4个党组织，单看哪个单位都不多。"""

    def only(row: FormRow, number: int) -> bool:
        links = _links_of(site, row)
        return len(links) == number and all(_serving(one) and site.free(one) for one in links)

    first = site.take("联络员选派", lambda one: only(one, 3))
    second = site.take("联络员选派", lambda one: one.form is not first.form and only(one, 1))
    for duty in site.rows(second.form.unit, "联络员履责"):
        if duty["身份证号"] == second["身份证号"]:
            duty.update({"身份证号": first["身份证号"], "联络员姓名": first["联络员姓名"]})
            site.mark_used(duty.cells)
    second.update({name: first[name] for name in ("身份证号", "联络员姓名", "在职单位", "在职职务")})
    second["选派日期"] = month_end(site.period.year, 2)
    yield second.at("联络员姓名", stage="county")


@plant()
def liaison_of_four(site: Site) -> Marks:
    """一名联络员同时联系4个党组织。"""

    def many(row: FormRow) -> list[FormRow]:
        free = [one for one in site.rows(row.form.unit, "联络员选派") if _serving(one) and site.free(one)]
        return _by_organisation(free)

    row = site.take("联络员选派", lambda one: all(map(_serving, _links_of(site, one))) and len(many(one)) >= 4)
    mine = _by_organisation([one for one in _links_of(site, row) if _serving(one)])
    others = [one for one in many(row) if one["身份证号"] != row["身份证号"]]
    if len(mine) + len(others) < 4:
        raise NoRoom("联络员选派")
    for more in others[: max(4 - len(mine), 0)]:
        more.update({name: row[name] for name in ("身份证号", "联络员姓名", "在职职务")})
        mine.append(more)
    for link in mine:
        site.use(link)
    yield _fourth(site, mine).at("联络员姓名")


def _serving(link: FormRow) -> bool:
    return link["结束日期"] is None


def _links_of(site: Site, row: FormRow) -> list[FormRow]:
    return [one for one in site.rows(row.form.unit, "联络员选派") if one["身份证号"] == row["身份证号"]]


def _by_organisation(links: list[FormRow]) -> list[FormRow]:
    return list({one["联系党组织代码"]: one for one in links}.values())


def _fourth(site: Site, mine: list[FormRow]) -> FormRow:
    """The row that makes it four: the latest begun."""
    order = {id(one.cells): n for n, one in enumerate(site.rows(mine[0].form.unit, "联络员选派"))}
    return sorted(mine, key=lambda one: (one["选派日期"], order[id(one.cells)]))[3]
