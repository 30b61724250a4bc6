"""Find the row of the roster that an entry of a change form is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.state import StateRow


class AmbiguousRow(Exception):  # noqa: N818 - it is told as a finding
    """Several rows are meant; ``column`` would tell them apart."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def find_row(rows: Sequence[StateRow], entry: ChangeEntry) -> StateRow | None:
    """The row with the entry's whole key; where that leaves columns blank, the only one that fits, or the only one not ended.

    None where there is none. An entry that adds a row finds none but one with the whole key. AmbiguousRow for several.
    """
    fitting = [row for row in rows if all(row.cells.get(name) == entry.cells[name] for name in entry.known_by)]
    rest = [name for name in entry.sheet.key if name not in entry.known_by]
    exact = [row for row in fitting if all(row.cells.get(name) == entry.cells.get(name) for name in rest)]
    if exact or entry.action.adds:
        return exact[0] if exact else None
    if len(fitting) > 1:
        fitting = [row for row in fitting if not _ended(row, entry)] or fitting
    if len(fitting) > 1:
        raise AmbiguousRow(rest[0])
    return fitting[0] if fitting else None


def _ended(row: StateRow, entry: ChangeEntry) -> bool:
    carry = entry.sheet.carry
    return carry is not None and isinstance(row.cells.get(carry.ended), dt.date)
