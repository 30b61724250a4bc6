"""Who was on the last roster of a unit that was merged, divided or dissolved, and is on no roster of those who took it over, or
of anybody where nobody did.

While rosters come in, nobody can say: the one that lists somebody may be still to come. When the office consolidates, all are
there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from addin.consolidation.gather import Gathered
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import last_before
from addin.submissions.reorganisations import reorganisations
from addin.submissions.rows import take, with_tables
from addin.submissions.status import status
from validators.engine import findings_of
from validators.finding import Finding
from validators.lookups.movement import rows_of_units
from validators.lookups.people import PEOPLE
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.schema import CHANGED_KIND
from workbook_templates.table import Tables

_GONE_WITHOUT_A_WORD = "T17"


def lost_in_reorganisation(office: Office, gathered: Gathered, as_of: dt.date) -> list[Finding]:
    """A finding for each person who went with no unit, at the cover of the unit that goes on or the first that took over; of a
    unit that was dissolved, whose persons may be with any other, at the cover of its own last roster.

    Raises Refused as ``gather``.
    """
    changed = reorganisations(office)
    units = {one.unit: one.unit_name for one in changed.beginning_in(gathered.period)}
    last = last_before(office, gathered.period) if units else {}
    found: list[Finding] = []
    for unit in units:
        before = [read_copy(office, receipt).tables for receipt in last.get((unit, CHANGED_KIND), ())]
        takers = changed.takers(unit, gathered.period)
        now = _rosters(gathered, takers) if takers else _all_rosters(office, gathered)
        if before and now is not None:
            lost = _who_is_nowhere(merge_tables(before), now)
            last_of, there = (_as_of(takers[0], gathered, lost), now) if takers else (lost, _with_nobody(lost))
            context = Context(as_of, gathered.period, office.settings.policy, last=last_of)
            found += findings_of(_GONE_WITHOUT_A_WORD, there, context)
    return found


def _rosters(gathered: Gathered, units: Sequence[str]) -> Tables | None:
    """The merged rosters of these units for the period; None where one has not come yet."""
    those = {unit: [] for unit in units}  # type: dict[str, list[Tables]]
    for receipt, submission in zip(gathered.receipts, gathered.submissions, strict=True):
        key = receipt.key
        if key and key.unit in those and (key.kind, key.period) == (CHANGED_KIND, str(gathered.period)):
            those[key.unit].append(submission.tables)
    return merge_tables([one for some in those.values() for one in some]) if all(those.values()) else None


def _all_rosters(office: Office, gathered: Gathered) -> Tables | None:
    """The merged rosters of all units that were asked for one; None where one has not come yet."""
    asked = [line.unit.code for line in status(office, gathered.period, [CHANGED_KIND]).lines]
    return _rosters(gathered, asked)


def _who_is_nowhere(before: Tables, now: Tables) -> Tables:
    """A roster with those persons alone who are in no roster of ``now``."""
    listed = {number for rows in rows_of_units(now).values() for number in rows}
    people = before[PEOPLE]
    lost = take(people, [i for i, number in enumerate(people.get("身份证号")) if number not in listed])
    return with_tables(before, lost)


def _with_nobody(roster: Tables) -> Tables:
    return with_tables(roster, take(roster[PEOPLE], []))


def _as_of(unit: str, gathered: Gathered, roster: Tables) -> Tables:
    """The roster as if ``unit`` had sent it: it is the one to be asked."""
    name = gathered.name_of(unit)
    return Tables(roster.values(), [replace(source, unit=unit, unit_name=name) for source in roster.sources])
