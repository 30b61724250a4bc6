"""Who joined and who left between the last roster of a unit and this one, by person: opening + joined − left = closing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from validators.lookups.departures import DEAD, MOVED
from validators.lookups.once import columns, once
from validators.lookups.people import PEOPLE, PRESENT
from validators.lookups.units import unit_column, units_reporting
from workbook_templates.table import Tables
from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.person_name import name_key

FIRST, NEW, CAME = "首次报送", "新增", "转入"
DIED, OTHER = DEAD, "其他"
JOINED, LEFT = (FIRST, NEW, CAME), (MOVED, DIED, OTHER)
"""The kinds of joining and of leaving. Those of a unit's first roster have all joined; OTHER left without a word."""


class RosterEntry(NamedTuple):
    """A row of 离退休干部: its index, identity number (the name where there is none), name, state, day of it, and unit."""

    row: int
    number: str
    name: str
    state: object
    day: dt.date | None
    unit: str

    @property
    def present(self) -> bool:
        """Whether the person is 在册 here."""
        return self.state in PRESENT


class Move(NamedTuple):
    """One person's joining or leaving a unit: the kind, the row in this roster (``now``) and in the last one (``before``), each
    None where there is none, and the code of the unit they came from or went to, empty where it is not at hand.
    """

    kind: str
    unit: str
    now: RosterEntry | None
    before: RosterEntry | None
    other: str = ""

    @property
    def person(self) -> RosterEntry:
        """The row that says most: this roster's, else the last one's. ValueError where there is neither."""
        found = self.now or self.before
        if found is None:
            raise ValueError("a move is somebody's")
        return found


class UnitMovement(NamedTuple):
    """One unit's persons: how many were 在册 in the last roster (``opening``) and are in this one (``closing``), and who joined
    and left in between. ``compared`` is False where the unit had no roster before.
    """

    unit: str
    opening: int
    closing: int
    moves: tuple[Move, ...]
    compared: bool = True

    def of(self, *kinds: str) -> list[Move]:
        """The moves of these kinds."""
        return [move for move in self.moves if move.kind in kinds]


@once
def rows_of_units(tables: Tables) -> dict[str, dict[str, RosterEntry]]:
    """By unit and identity number, each person's row; where one stands twice in a unit, the row that is 在册."""
    numbers, names, states, days = columns(tables, PEOPLE, "身份证号", "姓名", "状态", "状态日期")
    found: dict[str, dict[str, RosterEntry]] = defaultdict(dict)
    for i, unit in enumerate(unit_column(tables, PEOPLE)):
        name = str(names[i] or "")
        one = RosterEntry(i, str(numbers[i] or name), name, states[i], days[i], unit)
        if one.present or one.number not in found[unit]:
            found[unit][one.number] = one
    return dict(found)


def movements(last: Tables, now: Tables) -> list[UnitMovement]:
    """The movement of every unit whose roster is in ``now``, by code, against its roster in ``last``."""
    before, after = rows_of_units(last), rows_of_units(now)
    known = units_reporting(last, PEOPLE)
    seen = _places(before), _places(after)
    ends = _ends(last)
    found = []
    for unit in sorted(units_reporting(now, PEOPLE)):
        mine = after.get(unit, {})
        if unit in known:
            moves = tuple(_moves(unit, before.get(unit, {}), mine, seen, ends.get(unit)))
        else:
            moves = tuple(Move(FIRST, unit, one, None) for one in mine.values() if one.present)
        found.append(UnitMovement(unit, _present(before.get(unit, {})), _present(mine), moves, unit in known))
    return found


Places = Mapping[str, Sequence[RosterEntry]]


def _places(units: Mapping[str, Mapping[str, RosterEntry]]) -> Places:
    """By identity number, the rows in all units."""
    found: dict[str, list[RosterEntry]] = defaultdict(list)
    for rows in units.values():
        for number, one in rows.items():
            found[number].append(one)
    return found


def _present(rows: Mapping[str, RosterEntry]) -> int:
    return sum(one.present for one in rows.values())


def _moves(
    unit: str,
    before: Mapping[str, RosterEntry],
    now: Mapping[str, RosterEntry],
    seen: tuple[Places, Places],
    end: dt.date | None,
) -> Iterator[Move]:
    """The moves of one unit that has a roster in both; ``end`` is the last day of its last one."""
    joined = {number: one for number, one in now.items() if one.present and not _was_present(before.get(number))}
    left = [one for number, one in before.items() if one.present and not _was_present(now.get(number))]
    renamed = _renumbered([one for one in left if one.number not in now], joined, before)
    for one in left:
        if one.number not in renamed:
            row = now.get(one.number)
            yield Move(_kind_of_leaving(row), unit, row, one, _elsewhere(unit, one.number, seen[1]))
    for number, one in joined.items():
        if number not in renamed.values():
            yield _joining(unit, one, before.get(number), seen)
    for number, one in now.items():
        if number not in before and not one.present and one.day and end and one.day > end:
            yield _joining(unit, one, None, seen)  # came and went within the period
            yield Move(_kind_of_leaving(one), unit, one, None, _elsewhere(unit, number, seen[1]))


def _was_present(one: RosterEntry | None) -> bool:
    return one is not None and one.present


def _renumbered(
    missing: Sequence[RosterEntry], joined: Mapping[str, RosterEntry], before: Mapping[str, RosterEntry]
) -> dict[str, str]:
    """Old and new number of each person whose number was put right: the one that is missing and the one new of that name."""
    gone, came = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for one in missing:
        gone[name_key(one.name)].append(one.number)
    for number, one in joined.items():
        if number not in before:
            came[name_key(one.name)].append(number)
    return {old[0]: came[name][0] for name, old in gone.items() if name and len(old) == len(came.get(name, ())) == 1}


def _joining(unit: str, one: RosterEntry, before: RosterEntry | None, seen: tuple[Places, Places]) -> Move:
    """Who stood in another unit's roster, or had moved out of this one, has come; others are new."""
    other = next((place.unit for places in seen[::-1] for place in places.get(one.number, ()) if place.unit != unit), "")
    back = before is not None and before.state == MOVED
    return Move(CAME if other or back else NEW, unit, one, before, other)


def _kind_of_leaving(row: RosterEntry | None) -> str:
    return str(row.state) if row is not None and row.state in (MOVED, DIED) else OTHER


def _elsewhere(unit: str, number: str, places: Places) -> str:
    """The code of another unit in whose roster somebody stands, 在册 if possible; empty where there is none."""
    found = sorted((one for one in places.get(number, ()) if one.unit != unit), key=lambda one: not one.present)
    return found[0].unit if found else ""


def _ends(tables: Tables) -> dict[str, dt.date]:
    """The last day of the period of each unit's rosters."""
    periods = [parse_period(source.period) for source in tables.sources]
    found: dict[str, dt.date] = {}
    for unit, number in _carriers(tables):
        period = periods[number]
        if isinstance(period, Period):
            found[unit] = max(period.end, found.get(unit, period.end))
    return found


def _carriers(tables: Tables) -> set[tuple[str, int]]:
    """Each unit with the number of a workbook (``Tables.sources``) that has persons of it."""
    table = tables.get(PEOPLE)
    return set(zip(unit_column(tables, PEOPLE), table.sources, strict=True)) if table is not None else set()
