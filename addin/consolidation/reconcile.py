"""Reconciliation of a consolidation: rows received = rows written + rows joined, for every unit and sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from addin.consolidation.merge_forms import JoinedRow
from addin.consolidation.origin import unit_codes
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

RowCounts = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReconciledSheet:
    """One sheet of one unit (its code): number of rows received, joined to another row, and written."""

    unit: str
    sheet: str
    received: int
    joined: int
    written: int

    @property
    def balanced(self) -> bool:
        """Whether every row received was written or joined."""
        return self.received == self.joined + self.written

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints."""
        return {"unit": self.unit, "sheet": self.sheet, "in": self.received, "joined": self.joined, "out": self.written}


def reconcile(received: RowCounts, joined: Iterable[JoinedRow], written: RowCounts) -> tuple[ReconciledSheet, ...]:
    """Compare rows received with rows written, one line for each unit and sheet.

    Raises AssertionError where a line does not balance, which would be a bug in the program.
    """
    dropped = Counter((one.dropped.unit, one.sheet) for one in joined)
    sheets = list(dict.fromkeys(sheet for _, sheet in received))
    pairs = sorted(received.keys() | written.keys() | dropped.keys(), key=lambda pair: (pair[0], sheets.index(pair[1])))
    lines = tuple(
        ReconciledSheet(unit, sheet, received[unit, sheet], dropped[unit, sheet], written[unit, sheet]) for unit, sheet in pairs
    )
    unbalanced = [line for line in lines if not line.balanced]
    if unbalanced:
        raise AssertionError(f"rows do not balance: {unbalanced}")
    return lines


def count_rows(parts: Iterable[Tables]) -> RowCounts:
    """The number of rows by unit (of origin) and sheet, the cover left out."""
    found: RowCounts = Counter()
    for tables in parts:
        for name, table in tables.items():
            if name != COVER:
                found.update((unit, name) for unit in unit_codes(table, tables.sources))
    return found
