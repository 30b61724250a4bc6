"""Who moved out of a unit and has arrived nowhere since: a person of an earlier roster whom no roster at hand lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from validators.lookups.departures import MOVED
from validators.lookups.movement import RosterEntry, rows_of_units
from validators.lookups.once import column, columns
from validators.lookups.people import PEOPLE
from validators.lookups.units import unit_column, unit_names
from workbook_templates.table import Tables
from workbook_templates.values.period import parse_period


class Unarrived(NamedTuple):
    """Somebody who moved out: their row in the last roster, and what its 备注 says."""

    person: RosterEntry
    remark: str


def unarrived(last: Tables, now: Tables, older: Tables | None = None) -> Iterator[Unarrived]:
    """Who moved out within the period of the last roster or of an older one, and is 在册 or dead in no roster since.

    ``older`` holds only those who are in none between it and ``last``.
    """
    found = {number for tables in (last, now) for number in _accounted_for(tables)}
    for tables in (last, *([older] if older else ())):
        remarks = column(tables, PEOPLE, "备注")
        for one in _moved_out(tables):
            if one.number not in found:
                found.add(one.number)
                yield Unarrived(one, str(remarks[one.row] or ""))


def _moved_out(tables: Tables) -> Iterator[RosterEntry]:
    """The rows that say of somebody that they moved out lately; one a person and unit, the last one."""
    numbers, names, states, days = columns(tables, PEOPLE, "身份证号", "姓名", "状态", "状态日期")
    for i, unit in reversed(list(enumerate(unit_column(tables, PEOPLE)))):
        one = RosterEntry(i, str(numbers[i] or names[i] or ""), str(names[i] or ""), states[i], days[i], unit)
        if _moved_lately(tables, one):
            yield one


def _accounted_for(tables: Tables) -> Iterator[str]:
    for rows in rows_of_units(tables).values():
        yield from (number for number, one in rows.items() if one.state != MOVED)


def _moved_lately(last: Tables, one: RosterEntry) -> bool:
    """Whether they moved out within the period of the workbook that says so; older rows are history."""
    if one.state != MOVED or one.day is None:
        return False
    period = parse_period(last.sources[last[PEOPLE].sources[one.row]].period)
    return period is not None and period.contains(one.day)


_WHERE_TO = r"(?:转出?往|转出?到|转出?至|调往|调到|调至|迁往|迁至|去向)[是为：:]?\s*(\w{2,})"
_CLAUSE_END = r"[，。；,;！!\n]"
_YEAR = r"((?:19|20)\d\d)年"
_HERE = r"[本我该此这]"
_LEFT_OUT_OF_NAMES = str.maketrans("", "", "第省市州县区")


def gone_out_of_sight(tables: Tables, one: RosterEntry, remark: str) -> bool:
    """Whether a remark says where somebody moved to, and that is no unit or office whose rosters are at hand.

    What happened in a year before they left, and a move to this unit, is not where they went.
    """
    year = one.day.year if one.day else 0
    clauses = [clause for clause in re.split(_CLAUSE_END, remark) if all(int(told) >= year for told in re.findall(_YEAR, clause))]
    places = [found[1] for clause in clauses for found in re.finditer(_WHERE_TO, clause) if not re.match(_HERE, found[1])]
    return bool(places) and not any(_is_at_hand(tables, place) for place in places)


def _is_at_hand(tables: Tables, place: str) -> bool:
    """Whether a place is a unit or office at hand, by its name or a short form of it (盘龙一局 for 盘龙区第一局)."""
    short = place.translate(_LEFT_OUT_OF_NAMES)
    names = (name.translate(_LEFT_OUT_OF_NAMES) for name in unit_names(tables).values())
    return any(name in short or short in name for name in names if name and short)
