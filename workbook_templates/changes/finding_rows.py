"""Find the row of the roster that an entry of a change form is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.changes.words import STATE
from workbook_templates.schema import Sheet


class UnclearRow(Exception):  # noqa: N818 - it is told as a finding
    """No single row is meant. ``column`` would tell, or does not fit; ``kind`` is the problem: ambiguous, or other day."""

    def __init__(self, kind: str, column: str) -> None:
        super().__init__(column)
        self.kind, self.column = kind, column


class Found(NamedTuple):
    """The row that an entry is about, and what it was ``before``: in the roster that the form was made from. None for none."""

    row: StateRow | None
    before: StateRow | None


def in_order(state: RosterState, entries: Iterable[ChangeEntry], older: RosterState | None = None) -> list[ChangeEntry]:
    """The entries so that it does not matter in which order they were typed: those on rows that the roster has, then those that
    add rows, then those on the rows added.
    """

    def turn(entry: ChangeEntry) -> int:
        try:
            found = find_rows(state, entry, older)
        except UnclearRow as unclear:
            return 0 if unclear.kind == "ambiguous" else 2
        return 1 if entry.action.adds else 0 if found.row or found.before else 2

    return sorted(entries, key=turn)


def find_rows(state: RosterState, entry: ChangeEntry, older: RosterState | None = None) -> Found:
    """The row now and before; the row that was meant before is meant now. UnclearRow as in ``find_row``."""
    rows = state.rows(entry.sheet.name)
    if older is None:
        row = find_row(rows, entry)
        return Found(row, row)
    before = find_row(older.rows(entry.sheet.name), entry)
    same = [row for row in rows if before and row.key(entry.sheet) == before.key(entry.sheet)]
    return Found(same[0] if same else find_row(rows, entry), before)


def find_row(rows: Sequence[StateRow], entry: ChangeEntry) -> StateRow | None:
    """The row with the entry's whole key; where that leaves columns blank, the only one that fits, or the only one not ended.

    None where there is none. An entry that adds a row finds none but one with the whole key. A correction may say another value
    in a column that is not what rows are found by, if one row alone can be meant. UnclearRow for several rows, and for a value
    that fits none of them.
    """
    fitting = [row for row in rows if all(row.cells.get(name) == entry.cells[name] for name in entry.known_by)]
    rest = [name for name in entry.sheet.key if name not in entry.known_by]
    exact = [row for row in fitting if all(row.cells.get(name) == entry.cells.get(name) for name in rest)]
    if exact or entry.action.adds or not fitting:
        return exact[0] if exact else None
    said = next((name for name in rest if entry.cells.get(name) is not None), "")
    if said and (len(fitting) > 1 or not entry.action.corrects):
        raise UnclearRow("other day", said)
    if len(fitting) > 1 and entry.action.needs:
        fitting = [row for row in fitting if _ended_so(row, entry)] or fitting
    if len(fitting) > 1:
        fitting = [row for row in fitting if not is_ended(row, entry.sheet)] or fitting
    if len(fitting) > 1:
        raise UnclearRow("ambiguous", rest[0])
    return fitting[0]


def _ended_so(row: StateRow, entry: ChangeEntry) -> bool:
    """Whether the row has ended on the very day that the entry says."""
    return is_ended(row, entry.sheet) and all(row.cells.get(name) == entry.cells.get(name) for name in entry.action.needs)


def is_ended(row: StateRow, sheet: Sheet) -> bool:
    """Whether the roster says that what the row is about has ended: a state that ends it, or else a day."""
    if sheet.carry is None:
        return False
    if sheet.carry.states:
        return row.cells.get(STATE) in sheet.carry.states
    return isinstance(row.cells.get(sheet.carry.ended), dt.date)
