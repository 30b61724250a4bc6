"""What an office accepted for earlier periods, with which a new roster is compared: the unit's last one, and who had died."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.errors import Refused
from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import DECEASED
from addin.submissions.receipts import Receipt, accepted, codes_of
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.reorganisations import reorganisations
from addin.submissions.unit_rosters import UnitRosters
from validators.lookups.once import column
from validators.lookups.people import PEOPLE
from workbook_templates.cell_types import show
from workbook_templates.merge import merge_tables
from workbook_templates.remarks import REMARK, parse_part_number
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period

_KIND = "roster"


class RosterComparison(NamedTuple):
    """What a unit's roster is compared with: all parts of its last one, and the parts of the new one that were accepted before.

    Each is None where there is none; both where they cannot be compared yet.
    """

    last: Tables | None = None
    beside: Tables | None = None


class _NewRoster(NamedTuple):
    """A roster that is to be compared, and the part that it says it is; None where it names none."""

    tables: Tables
    declared_part: int | None


def roster_comparison(run: ReceiveRun, batch: Sequence[Incoming]) -> RosterComparison:
    """What to compare the rosters in a batch (the files of one unit and period) with."""
    new = [one for one in batch if one.kind == _KIND and one.period]
    if not new or new[0].period is None:
        return RosterComparison()
    if run.reorganised.parted(new[0].unit, new[0].period):
        return RosterComparison()  # who is missing may be with those who took persons over: see consolidation
    rosters = [_NewRoster(one.reading.submission.tables, one.declared_part) for one in new]
    return _comparison(run.rosters(new[0].unit), new[0].period, rosters)


def open_roster_comparison(office: Office, roster: Submission) -> RosterComparison:
    """What a roster that has not been received yet is going to be compared with when it is."""
    period = roster.cover("报告期")
    if roster.form is None or roster.form.kind != _KIND or not isinstance(period, Period):
        return RosterComparison()
    if reorganisations(office).parted(show(roster.cover("单位代码")), period):
        return RosterComparison()
    part = parse_part_number(show(roster.cover(REMARK))) or parse_part_number(Path(roster.file).stem)
    return _comparison(UnitRosters(office, show(roster.cover("单位代码"))), period, [_NewRoster(roster.tables, part)])


def _comparison(rosters: UnitRosters, period: Period, new: Sequence[_NewRoster]) -> RosterComparison:
    """What to compare the new rosters of a unit for a period with.

    Somebody who is in none of the parts at hand may be in one that is still to come: a roster in parts is compared once as many
    parts are there as its last one had. One that was whole before is not: nobody knows how many parts there will be.
    """
    try:
        known = rosters.accepted()
        last = [rosters.read(one).tables for one in _last_receipts(known, period)]
        beside = [*_accepted_parts(rosters, [one for one in known if one.key and one.key.period == str(period)], new)]
    except Refused:
        return RosterComparison()  # whoever consolidates is told that the copy is lost
    if not last or not _all_there(new, beside, last):
        return RosterComparison()
    return RosterComparison(merge_tables(last), merge_tables(beside) if beside else None)


def _accepted_parts(rosters: UnitRosters, parts: Sequence[Receipt], new: Sequence[_NewRoster]) -> Iterator[Tables]:
    """Those of the accepted ``parts`` that the new files do not replace: other ones by number, else by their persons."""
    declared = {one.declared_part for one in new}
    here = _people(*(one.tables for one in new if one.declared_part is None))
    for one in parts:
        if one.key and one.key.part not in declared:
            tables = rosters.read(one).tables
            if not here & _people(tables):
                yield tables


def _all_there(new: Sequence[_NewRoster], beside: Sequence[Tables], last: Sequence[Tables]) -> bool:
    """Whether the whole of the new roster is at hand."""
    in_parts = bool(beside) or len(new) > 1 or new[0].declared_part is not None
    if in_parts:
        return len(last) > 1 and len(new) + len(beside) >= len(last)
    here = _people(new[0].tables)
    return len(last) == 1 or all(2 * len(here & who) > len(who) for who in map(_people, last))


def last_of_unit(rosters: UnitRosters, period: Period | None) -> Tables | None:
    """All parts of the last roster of a unit that was accepted for an earlier period; None where there is none to be read."""
    try:
        tables = [rosters.read(receipt).tables for receipt in _last_receipts(rosters.accepted(), period)] if period else []
    except Refused:
        return None
    return merge_tables(tables) if tables else None


def _people(*rosters: Tables) -> set[object]:
    return {number for tables in rosters for number in column(tables, PEOPLE, "身份证号")} - {None}


def _last_receipts(accepted_ones: Sequence[Receipt], period: Period) -> list[Receipt]:
    earlier = _before(accepted_ones, period)
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
