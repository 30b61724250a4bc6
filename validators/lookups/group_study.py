"""The days on which study groups met to learn: on their own, or in a session of the branch they are linked to (挂联)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from validators.lookups.activities import ATTENDANCE, Activity, activities
from validators.lookups.bodies import GROUPS
from validators.lookups.once import columns, once
from validators.lookups.people import PEOPLE, present
from validators.lookups.units import unit_column
from workbook_templates.table import Tables

FEWEST_TOGETHER = 2  # members; one alone is no meeting of the group


@once
def study_days(tables: Tables, kinds: frozenset[str]) -> dict[str, list[dt.date]]:
    """The dates of the gatherings of these kinds (活动类型) that count for each group, by group code.

    A session of the linked branch counts where at least two members of the group (one, where it has no more) are among
    参加人员; 送学上门 to one person is no gathering.
    """
    sessions = {key: one for key, one in activities(tables).items() if one.kind in kinds and one.together}
    found: dict[str, list[dt.date]] = defaultdict(list)
    for session in sessions.values():
        found[session.actor].append(session.date)
    for (key, group), number in _members_who_came(tables, sessions).items():
        if number >= min(FEWEST_TOGETHER, _sizes(tables)[group]):
            found[group].append(sessions[key].date)
    return dict(found)


def _members_who_came(tables: Tables, sessions: dict[Any, Activity]) -> Counter[tuple[Any, str]]:
    """How many members of a linked group came to each session of its branch, by session and group."""
    groups, branches = _group_of(tables), _branch_of(tables)
    seen: set[tuple[Any, str, Any]] = set()
    rows = zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号", "身份证号"), strict=True)
    for unit, number, person in rows:
        session, group = sessions.get((unit, number)), groups.get(person)
        if session is not None and group is not None and branches.get(group) == session.actor:
            seen.add(((unit, number), group, person))
    return Counter((key, group) for key, group, _ in seen)


@once
def _group_of(tables: Tables) -> dict[Any, str]:
    """The study group of each person 在册 who belongs to one, by identity number."""
    numbers, groups = columns(tables, PEOPLE, "身份证号", "学习小组代码")
    return {numbers[i]: groups[i] for i in present(tables) if numbers[i] and groups[i]}


@once
def _sizes(tables: Tables) -> Counter[str]:
    return Counter(_group_of(tables).values())


@once
def _branch_of(tables: Tables) -> dict[str, str]:
    """The branch each study group is linked to, by group code."""
    return {code: branch for code, branch in zip(*columns(tables, GROUPS, "小组代码", "挂联党支部代码"), strict=True) if code}
