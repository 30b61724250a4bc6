"""What an office accepted for earlier periods, with which a new roster is compared: the unit's last one, and who had died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.errors import Refused
from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import DECEASED
from addin.submissions.receipts import Receipt, accepted, codes_of
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.unit_rosters import UnitRosters
from validators.lookups.once import column
from validators.lookups.people import PEOPLE
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

_KIND = "roster"


def last_roster(office: Office, batch: Sequence[Incoming]) -> Tables | None:
    """The last roster of the unit whose files are checked, accepted for an earlier period.

    None where none of them is a roster, where none was accepted, or where its copy cannot be read. Of one that was sent in
    parts only those that have persons in common with the new one; None where a new part has none of its own.
    """
    new = next((one for one in batch if one.kind == _KIND and one.period), None)
    if new is None or new.period is None:
        return None
    rosters = UnitRosters(office, new.unit)
    receipts = _last_receipts(rosters, new.period)
    try:
        tables = [rosters.read(receipt).tables for receipt in receipts]
    except Refused:
        return None  # whoever consolidates is told that the copy is lost
    if len(tables) > 1:
        here = _people(new.reading.submission.tables)
        tables = [one for one in tables if here & _people(one)]
    elif new.declared_part is not None:
        return None
    return merge_tables(tables) if tables else None


def last_of_unit(rosters: UnitRosters, period: Period | None) -> Tables | None:
    """All parts of the last roster of a unit that was accepted for an earlier period; None where there is none to be read."""
    try:
        tables = [rosters.read(receipt).tables for receipt in _last_receipts(rosters, period)] if period else []
    except Refused:
        return None
    return merge_tables(tables) if tables else None


def _people(tables: Tables) -> set[object]:
    return set(column(tables, PEOPLE, "身份证号")) - {None}


def _last_receipts(rosters: UnitRosters, period: Period) -> list[Receipt]:
    earlier = _before(rosters.accepted(), period)
    newest = max((Period.parse(one.key.period).end for one in earlier if one.key), default=None)
    return [one for one in earlier if one.key and Period.parse(one.key.period).end == newest]


def told_deceased(run: ReceiveRun, period: Period | None) -> frozenset[str]:
    """As ``deceased_before``, read once in a run; nobody where the period is unknown."""
    if period is None:
        return frozenset()
    if period not in run.deceased:
        run.deceased[period] = deceased_before(run.office, period)
    return run.deceased[period]


def deceased_before(office: Office, period: Period) -> frozenset[str]:
    """The identity numbers of all who had died, by the accepted rosters of earlier periods."""
    with reading(office.engine) as connection:
        earlier = _before(accepted(connection, kinds=(_KIND,)), period)
        codes = codes_of(connection, [one.id for one in earlier], DECEASED)
    return frozenset(code for _, _, code in codes)


def _before(receipts: Iterable[Receipt], period: Period) -> list[Receipt]:
    return [one for one in receipts if one.key and Period.parse(one.key.period).end < period.start]
