"""The rosters that tell who moved out of a unit longer ago than its last one, and may have arrived nowhere since."""

from __future__ import annotations

from collections.abc import Set

from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import last_before
from addin.submissions.moved_away import moved_away
from addin.submissions.rows import take, with_tables
from validators.lookups.people import PEOPLE
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


def rosters_since_moves(office: Office, period: Period) -> Tables | None:
    """The merged rosters, before its last one, of each unit that somebody left whom no roster lists since; None where none did.

    From the period of the move on, since a later cover may say where they went; of the persons only those who left so.
    Offices' consolidated rosters are not read again: they are too large, and the office that made one is told itself.
    Raises Refused as ``gather``.
    """
    last = {one.id for those in last_before(office, period).values() for one in those}
    older = [one for one in moved_away(office, period) if one.receipt.id not in last]
    tables = [_only(read_copy(office, one.receipt).tables, one.numbers) for one in older]
    return merge_tables(tables) if tables else None


def _only(tables: Tables, numbers: Set[str]) -> Tables:
    """The tables with the rows of these persons alone in 离退休干部."""
    people = tables[PEOPLE]
    return with_tables(tables, take(people, [i for i, number in enumerate(people.get("身份证号")) if number in numbers]))
