"""Find the row of the roster that an entry of a change form is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.state import StateRow
from workbook_templates.changes.words import STATE
from workbook_templates.schema import Sheet


class UnclearRow(Exception):  # noqa: N818 - it is told as a finding
    """No single row is meant. ``column`` would tell, or does not fit; ``kind`` is the problem: ambiguous, or other day."""

    def __init__(self, kind: str, column: str) -> None:
        super().__init__(column)
        self.kind, self.column = kind, column


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
    if len(fitting) > 1:
        fitting = [row for row in fitting if not is_ended(row, entry.sheet)] or fitting
    if len(fitting) > 1:
        raise UnclearRow("ambiguous", rest[0])
    return fitting[0]


def is_ended(row: StateRow, sheet: Sheet) -> bool:
    """Whether the roster says that what the row is about has ended: a state that ends it, or else a day."""
    if sheet.carry is None:
        return False
    if sheet.carry.states:
        return row.cells.get(STATE) in sheet.carry.states
    return isinstance(row.cells.get(sheet.carry.ended), dt.date)
