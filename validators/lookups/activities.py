"""Activities that were held, by organiser, by unit and by participant.

The same 活动编号 of one unit counts once, because files may repeat the year's activities. An activity nobody attended
(实到人数 0) was not held, unless it is of a kind that has no attendance. A participant's activities are looked up over all
files, so what a receiving organisation recorded counts for the member who is away (结果互认).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from validators.lookups.once import columns, once
from validators.lookups.units import unit_column
from validators.rule import Context
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

ACTIVITIES, ATTENDANCE = "活动记录", "参加人员"
TRAINING = "培训"
AT_HOME = "送学上门"
NOT_HELD = "未开展说明"  # no activity: the reason why one was not held
WITHOUT_ATTENDANCE = frozenset({"队伍状况分析", "回访", "走访慰问", "流动党员联系", "领导调研", NOT_HELD})
HEADCOUNTS = frozenset({"应到人数", "实到人数"})
Dates = list[dt.date]


class Activity(NamedTuple):
    """One activity that was held: its row (index into 活动记录), the unit whose file records it, the code of the body or
    unit that held it, its kind (活动类型) and date; ``together`` is False for 送学上门 to one person.
    """

    row: int
    unit: str
    actor: str
    kind: str
    date: dt.date
    together: bool = True


@once
def activities(tables: Tables) -> dict[Any, Activity]:
    """The activities held, by unit code and 活动编号 (by row where the number is blank)."""
    found: dict[Any, Activity] = {}
    names = ("活动编号", "组织代码", "活动类型", "活动日期", "实到人数", "活动方式")
    rows = zip(unit_column(tables, ACTIVITIES), *columns(tables, ACTIVITIES, *names), strict=True)
    for i, (unit, number, actor, kind, date, came, way) in enumerate(rows):
        if date is not None and kind != NOT_HELD and (came != 0 or kind in WITHOUT_ATTENDANCE):
            together = not (way == AT_HOME and came is not None and came <= 1)
            found.setdefault((unit, number) if number else i, Activity(i, unit, actor, kind, date, together))
    return found


@once
def by_actor(tables: Tables) -> dict[tuple[str, str], Dates]:
    """The dates of the activities held, by code of the organisation, group or unit that held them, and kind."""
    return _group_dates((activity.actor, activity) for activity in activities(tables).values())


@once
def by_unit(tables: Tables) -> dict[tuple[str, str], Dates]:
    """The dates of the activities held, by code of the unit whose file records them, and kind."""
    return _group_dates((activity.unit, activity) for activity in activities(tables).values())


def _group_dates(pairs: Iterable[tuple[str, Activity]]) -> dict[tuple[str, str], Dates]:
    found: dict[tuple[str, str], Dates] = defaultdict(list)
    for key, activity in pairs:
        found[key, activity.kind].append(activity.date)
    return dict(found)


@once
def by_person(tables: Tables) -> dict[str, dict[Any, Dates]]:
    """The dates of the activities attended, by kind and then by identity number."""
    return _attended(tables, activities(tables))


@once
def gatherings_by_person(tables: Tables) -> dict[str, dict[Any, Dates]]:
    """The same of gatherings alone: 送学上门 to one person is none."""
    return _attended(tables, {key: activity for key, activity in activities(tables).items() if activity.together})


def _attended(tables: Tables, held: Mapping[Any, Activity]) -> dict[str, dict[Any, Dates]]:
    found: dict[str, dict[Any, Dates]] = defaultdict(lambda: defaultdict(list))
    rows = zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号", "身份证号"), strict=True)
    for unit, number, person in rows:
        activity = held.get((unit, number))
        if activity is not None and person:
            found[activity.kind][person].append(activity.date)
    return {kind: dict(people) for kind, people in found.items()}


def count(dates: Collection[dt.date], span: Period, on: Context) -> int:
    """How many of the dates lie in the span and not after the as-of date; later ones are only planned."""
    if not dates:
        return 0
    first, last = _bounds(span, on.as_of)
    return sum(first <= date <= last for date in dates)


@cache
def _bounds(span: Period, as_of: dt.date) -> tuple[dt.date, dt.date]:
    return span.start, min(span.end, as_of)
