"""C12-8: a party member who has taken no part in the branch's life for half a year."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES, ATTENDANCE, activities, by_person
from validators.lookups.mobile import absences
from validators.lookups.once import column, columns, once
from validators.lookups.people import PEOPLE, party_members
from validators.lookups.units import unit_column
from validators.months import months_later
from validators.planting import plant
from validators.planting.rows import CARED_FOR, is_branch
from validators.planting.site import ACTIVITY, Cells, FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

ABLE = "正常参加"
_DAY = dt.timedelta(days=1)
_AUTUMN = {"实到人数": "1"}
_SPRING = _AUTUMN | {"活动编号": "2026Q2-0001", "活动日期": "2026-05-12"}
_OTHER = "530102196001010012"


def _came(*who: str) -> dict[str, list[dict[str, str]]]:
    """Two members' meetings, in May and in August, with these persons present at both."""
    present = [{"活动编号": n, "身份证号": one} for one in who for n in ("2026Q2-0001", "2026Q3-0001")]
    return {"活动记录": [_SPRING, _AUTUMN], "参加人员": present}


@rule(
    brief="{n} 名党员6个月没有参加组织生活的记录",
    circulated=False,  # a matter of the branch
    clause="（十二）",
    obligations=("12-7",),
    thresholds=("absent_months", "organisation_life_kinds", "care_health_states"),
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="党员管理类别",
    needs=["活动记录", "参加人员"],
    message="这名党员{起}以来 {月数} 个月没有参加组织生活的记录，支部同期有 {次数} 次登记了参加人员。",
    fix="请党支部核实：参加了的补登记；有正当理由的，在“党员管理类别”据实改填；没有正当理由的，由党组织批评教育。名单只供支部掌握。",
    passes=[
        {},
        _came("530102196303072415", _OTHER),
        _came(_OTHER) | {"党员管理类别": "居家养老"},
        _came(_OTHER) | {"健康状况": "长期住院"},
        _came(_OTHER) | {"退休日期": "2026-06-30"},
        _came(_OTHER) | {"状态": "转出"},
        _came(_OTHER) | {"党支部代码": "530102000002"},
        _came(_OTHER) | {"流动党员": [{"外出日期": "2026-05-01"}]},
        _came(_OTHER) | {"活动记录": [_SPRING | {"实到人数": "2"}, _AUTUMN]},
        {"活动记录": [_SPRING | {"活动日期": "2026-07-12"}, _AUTUMN], "参加人员": _came(_OTHER)["参加人员"]},
        {"活动记录": [_SPRING | {"活动日期": "2026-03-31"}, _AUTUMN], "参加人员": _came(_OTHER)["参加人员"]},
    ],
    fails=[
        _came(_OTHER),
        _came(_OTHER) | {"活动记录": [_SPRING | {"活动日期": "2026-04-10"}, _AUTUMN | {"活动类型": "主题党日"}]},
        {
            "活动记录": [
                _SPRING,
                _AUTUMN,
                {"活动编号": "T", "活动类型": "培训", "培训层级": "单位兜底"},
                {"活动编号": "M", "活动日期": "2026-03-31"},
            ],
            "参加人员": [*_came(_OTHER)["参加人员"], {"活动编号": "T"}, {"活动编号": "M"}],
        },
    ],
    also=["C04-1"],
)
def member_long_absent(tables: Tables, on: Context) -> Rows:
    """对无正当理由长期不参加组织生活的离退休干部党员，党组织要进行批评教育。

    The Party constitution (art. 9) counts six months in a row (``absent_months``). Judged are branches whose own activities
    of ``organisation_life_kinds`` name all participants (no fewer than 实到人数), in the first and in the second half of
    those months up to the period's end: without names nobody is known to be absent. Asked for are members who 正常参加,
    are not unwell, retired before those months and were not away in them; activities of any branch count. It names nobody,
    so that no list or letter made of findings does: the branch sees the row in its own form.
    """
    first, last = _window(on)
    kinds, named = on.policy["organisation_life_kinds"], _named(tables, tuple(on.policy["organisation_life_kinds"]))
    recorded = {code: days for code, dates in named.items() if (days := _covering(dates, first, last, on))}
    seen = {who for kind in kinds for who, dates in by_person(tables).get(kind, {}).items() if _within(dates, first, last)}
    seen |= {one.number for one in absences(tables) if one.left <= last and (one.returned is None or one.returned > first)}
    numbers, branches = columns(tables, PEOPLE, "身份证号", "党支部代码")
    for i in _able(tables, on, first):
        if branches[i] in recorded and numbers[i] not in seen:
            since = f"{first.year}年{first.month}月"
            yield Hit(i, {"起": since, "月数": on.policy["absent_months"], "次数": recorded[branches[i]]})


def _window(on: Context) -> tuple[dt.date, dt.date]:
    if on.state_day.year == dt.MINYEAR:  # a wrong year in the period must not lead out of the calendar
        return dt.date.min, on.state_day
    return months_later(on.state_day + _DAY, -on.policy["absent_months"]), on.state_day


def _able(tables: Tables, on: Context, first: dt.date) -> Iterator[int]:
    """The rows of the members who can be expected to come."""
    unwell = frozenset(on.policy["care_health_states"])
    classes, health, retired = columns(tables, PEOPLE, "党员管理类别", "健康状况", "退休日期")
    for i in party_members(tables):
        if classes[i] == ABLE and health[i] not in unwell and isinstance(retired[i], dt.date) and retired[i] < first:
            yield i


@once
def _named(tables: Tables, kinds: tuple[str, ...]) -> dict[str, list[dt.date]]:
    """The dates of a branch's own activities of these kinds all of whose participants are named, by the branch's code."""
    names = Counter(zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号"), strict=True))
    came, found = column(tables, ACTIVITIES, "实到人数"), defaultdict[str, list[dt.date]](list)
    for key, one in activities(tables).items():
        if one.kind in kinds and names[key] >= (came[one.row] or 1):
            found[one.actor].append(one.date)
    return dict(found)


def _within(dates: list[dt.date], first: dt.date, last: dt.date) -> int:
    return sum(first <= day <= last for day in dates)


def _covering(dates: list[dt.date], first: dt.date, last: dt.date, on: Context) -> int:
    """How many of the dates are in the months judged; 0 where one of the two halves has none."""
    middle = months_later(first, on.policy["absent_months"] // 2)
    early, late = _within(dates, first, middle - _DAY), _within(dates, middle, last)
    return early + late if early and late else 0


@plant(first=True)
def never_seen(site: Site) -> Marks:
    """党员半年没有参加组织生活。"""
    branch = site.beside("C12-8", "党组织", lambda one: _small_and_untouched(site, one))
    absent, log = site.rng.choice(_who_could_come(site, branch)), site.form(branch.form.unit, ACTIVITY)
    members, lectures = _roster_of(site, branch), _lectures_of(site, branch)
    site.mark_used(*(lecture.cells for lecture in lectures))
    for person in members:
        site.use(person)
        if person["身份证号"] != absent["身份证号"]:
            for lecture in lectures:
                lecture["实到人数"] = lecture["应到人数"] = len(members) - 1
                site.add(log, ATTENDANCE, _as_participant(lecture, person))
    yield absent.at("党员管理类别")


def _small_and_untouched(site: Site, branch: FormRow) -> bool:
    few = is_branch(branch) and site.sizes[branch["党组织代码"]] <= 8
    return (
        few
        and all(map(site.free, (*_roster_of(site, branch), *_lectures_of(site, branch))))
        and bool(_who_could_come(site, branch))
    )


def _roster_of(site: Site, branch: FormRow) -> list[FormRow]:
    return [one for one in site.rows(branch.form.unit, "离退休干部") if one["党支部代码"] == branch["党组织代码"]]


def _who_could_come(site: Site, branch: FormRow) -> list[FormRow]:
    """The branch's members who could have come, and had retired half a year before the months judged."""
    early = months_later(site.period.end, -12)
    here = [one for one in _roster_of(site, branch) if one["状态"] == "在册" and one["党员管理类别"] == ABLE]
    return [one for one in here if one["退休日期"] < early and one["健康状况"] not in CARED_FOR]


def _lectures_of(site: Site, branch: FormRow) -> list[FormRow]:
    held = site.rows(branch.form.unit, "活动记录")
    return [one for one in held if one["组织代码"] == branch["党组织代码"] and one["活动类型"] == "党课"]


def _as_participant(activity: FormRow, person: FormRow) -> Cells:
    who = {"身份证号": person["身份证号"], "姓名": person["姓名"], "参加身份": "党员"}
    return {"活动编号": activity["活动编号"]} | who
