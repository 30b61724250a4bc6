"""Why something was not done in a span of time, as a unit recorded it: a row of 活动记录 whose 活动类型 is 未开展说明.

Its 活动主题 is the reason and its 活动日期 any day of the span. 组织代码 says who did not do it; where persons are among its
参加人员, the reason is about what was not done for them. A reason is about the activities its words
name (支委会：委员住院). One that names none is about what its body owes, where that is one thing: a branch owes several
meetings in a quarter, and nobody can know which of them is meant.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from validators.lookups.activities import ACTIVITIES, ATTENDANCE, NOT_HELD
from validators.lookups.once import columns, once
from validators.lookups.units import unit_column
from workbook_templates.schema import code_lists
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


class NotDone(NamedTuple):
    """What was not done: its names (活动类型, or what that is a part of: 三会一课), and whether a reason must name it.

    Without names any reason is about it: its body owes nothing else.
    """

    names: tuple[str, ...]
    by_name: bool

    def is_meant_by(self, words: str) -> bool:
        """Whether a reason's words name it or, unless they must, do not begin with another activity (回访：…)."""
        named = not self.names or any(name in words for name in self.names)
        return named or not (self.by_name or words.startswith(code_lists()["活动类型"]))


class _Reason(NamedTuple):
    day: dt.date
    words: str


def reason_of_body(tables: Tables, code: str, span: Period, what: NotDone) -> str:
    """Why the branch, group or unit with this code did not do it in the span; empty where nothing is recorded."""
    return _first(_by_body(tables).get(code, ()), span, what)


def reason_of_person(tables: Tables, number: object, span: Period, what: NotDone) -> str:
    """Why it was not done in the span for the person with this identity number; empty where nothing is recorded."""
    return _first(_by_person(tables).get(number, ()), span, what)


def _first(reasons: Iterable[_Reason], span: Period, what: NotDone) -> str:
    return next((one.words for one in reasons if span.contains(one.day) and what.is_meant_by(one.words)), "")


@once
def _recorded(tables: Tables) -> dict[tuple[str, object], tuple[str, _Reason]]:
    """组织代码 and reason, by unit code and 活动编号."""
    names = ("活动编号", "组织代码", "活动类型", "活动日期", "活动主题")
    rows = zip(unit_column(tables, ACTIVITIES), *columns(tables, ACTIVITIES, *names), strict=True)
    return {
        (unit, number): (actor, _Reason(day, str(words)))
        for unit, number, actor, kind, day, words in rows
        if kind == NOT_HELD and day and words
    }


@once
def _attending(tables: Tables) -> dict[tuple[str, object], list[object]]:
    """The persons among 参加人员 of a recorded reason, by unit code and 活动编号."""
    found: dict[tuple[str, object], list[object]] = defaultdict(list)
    recorded = _recorded(tables)
    rows = zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号", "身份证号"), strict=True)
    for unit, number, person in rows if recorded else ():
        if person and (unit, number) in recorded:
            found[unit, number].append(person)
    return dict(found)


@once
def _by_body(tables: Tables) -> dict[str, list[_Reason]]:
    found: dict[str, list[_Reason]] = defaultdict(list)
    for key, (actor, reason) in _recorded(tables).items():
        if key not in _attending(tables):
            found[actor].append(reason)
    return dict(found)


@once
def _by_person(tables: Tables) -> dict[object, list[_Reason]]:
    found: dict[object, list[_Reason]] = defaultdict(list)
    for key, people in _attending(tables).items():
        for person in people:
            found[person].append(_recorded(tables)[key][1])
    return dict(found)
