"""Nothing lost, nothing made up: rows in = rows out + rows joined, for every unit and sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from addin.consolidation.merge_forms import JoinedRow
from addin.consolidation.origin import origins
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

Tally = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReconciledSheet:
    """One sheet of one unit: rows received, rows that another row stands for, rows written."""

    unit: str
    sheet: str
    received: int
    joined: int
    written: int

    @property
    def balanced(self) -> bool:
        """Whether every row can be accounted for."""
        return self.received == self.joined + self.written

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        return {"unit": self.unit, "sheet": self.sheet, "in": self.received, "joined": self.joined, "out": self.written}


def reconcile(came: Tally, joined: Iterable[JoinedRow], went: Tally) -> tuple[ReconciledSheet, ...]:
    """Set what came against what stands in the workbooks. A difference is a bug of ours and stops the work."""
    gone = Counter((one.dropped.unit, one.sheet) for one in joined)
    sheets = list(dict.fromkeys(sheet for _, sheet in came))
    pairs = sorted(came.keys() | went.keys() | gone.keys(), key=lambda pair: (pair[0], sheets.index(pair[1])))
    lines = tuple(ReconciledSheet(unit, sheet, came[unit, sheet], gone[unit, sheet], went[unit, sheet]) for unit, sheet in pairs)
    wrong = [line for line in lines if not line.balanced]
    if wrong:
        raise AssertionError(f"rows do not balance: {wrong}")
    return lines


def tally(parts: Iterable[Tables]) -> Tally:
    """Rows by unit and sheet."""
    found: Tally = Counter()
    for tables in parts:
        for name, table in tables.items():
            if name != COVER:
                found.update((origin.unit, name) for origin in origins(table, tables.sources))
    return found
