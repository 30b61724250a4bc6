"""Who moved out of a unit and has arrived nowhere since: a person of the last roster whom no roster at hand lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validators.lookups.departures import MOVED
from validators.lookups.movement import RosterEntry, rows_of_units
from validators.lookups.once import column
from validators.lookups.people import PEOPLE
from workbook_templates.table import Tables
from workbook_templates.values.period import parse_period


class Unarrived(NamedTuple):
    """Somebody who moved out: their row in the last roster, and what its 备注 says."""

    person: RosterEntry
    remark: str


def unarrived(last: Tables, now: Tables) -> Iterator[Unarrived]:
    """Who moved out within the period of the last roster, and is 在册 or dead in no roster, neither then nor now."""
    found = {number for tables in (last, now) for number in _accounted_for(tables)}
    remarks = column(last, PEOPLE, "备注")
    for _, rows in sorted(rows_of_units(last).items()):
        for number, one in rows.items():
            if number not in found and _moved_lately(last, one):
                yield Unarrived(one, str(remarks[one.row] or ""))


def _accounted_for(tables: Tables) -> Iterator[str]:
    for rows in rows_of_units(tables).values():
        yield from (number for number, one in rows.items() if one.state != MOVED)


def _moved_lately(last: Tables, one: RosterEntry) -> bool:
    """Whether they moved out within the period of the workbook that says so; older rows are history."""
    if one.state != MOVED or one.day is None:
        return False
    period = parse_period(last.sources[last[PEOPLE].sources[one.row]].period)
    return period is not None and period.contains(one.day)
