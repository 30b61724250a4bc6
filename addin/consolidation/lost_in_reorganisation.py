"""Who was on the last roster of a unit that was merged, divided or dissolved, and is on no roster of those who took it over.

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
from addin.submissions.reorganisations import Reorganisation, reorganisations
from addin.submissions.rows import take, with_tables
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
    """A finding for each person who went with no unit, at the cover of a unit that took over or, of one that goes on, its own.

    Raises Refused as ``gather``.
    """
    begun = reorganisations(office).beginning_in(gathered.period)
    last = last_before(office, gathered.period) if begun else {}
    found: list[Finding] = []
    for one in begun:
        before = [read_copy(office, receipt).tables for receipt in last.get((one.unit, CHANGED_KIND), ())]
        now = _rosters(gathered, [*one.into, *([one.unit] if one.stays else [])])
        if before and now is not None:
            context = Context(as_of, gathered.period, office.settings.policy, last=_as_of_takers(one, merge_tables(before), now))
            found += findings_of(_GONE_WITHOUT_A_WORD, now, context)
    return found


def _rosters(gathered: Gathered, units: Sequence[str]) -> Tables | None:
    """The merged rosters of these units for the period; None where one has not come yet, or none is asked."""
    those = {unit: [] for unit in units}  # type: dict[str, list[Tables]]
    for receipt, submission in zip(gathered.receipts, gathered.submissions, strict=True):
        key = receipt.key
        if key and key.unit in those and (key.kind, key.period) == (CHANGED_KIND, str(gathered.period)):
            those[key.unit].append(submission.tables)
    return merge_tables([one for some in those.values() for one in some]) if those and all(those.values()) else None


def _as_of_takers(one: Reorganisation, before: Tables, now: Tables) -> Tables:
    """The last roster with those persons alone who are in no unit's roster now, as if the first taker (or the unit that goes on)
    had listed them: it is the one to be asked.
    """
    listed = {number for rows in rows_of_units(now).values() for number in rows}
    people = before[PEOPLE]
    lost = take(people, [i for i, number in enumerate(people.get("身份证号")) if number not in listed])
    code, name = (one.unit, one.unit_name) if one.stays else next(iter(one.into.items()))
    only = with_tables(before, lost)
    return Tables(only.values(), [replace(source, unit=code, unit_name=name) for source in only.sources])
