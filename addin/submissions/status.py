"""Who has reported: every form expected of every unit in a period, and whether it was received."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from addin.store.connection import reading
from addin.submissions.backups import last_backup
from addin.submissions.folder import ACCEPTED, Office
from addin.submissions.office_files import safe_name
from addin.submissions.period_events import PeriodEvent, closing, last_day, period_events
from addin.submissions.receipts import Receipt, accepted, of_period
from addin.submissions.register import Subordinate, load_units
from addin.submissions.reorganisations import Reorganisation, reorganisations_in
from addin.submissions.settled import HeldFile, held_files
from addin.submissions.unknown_receipts import told, unknown_receipts
from addin.submissions.waiting_units import waiting_in
from workbook_templates.schema import form
from workbook_templates.values.period import Period

WORDS = {"received": "已收", "late": "迟报", "returned": "退回未改", "missing": "未报"}


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One form of one unit. ``state`` is received, late (received after the deadline), returned or missing."""

    unit: Subordinate
    kind: str
    state: str
    receipts: tuple[Receipt, ...] = ()

    @property
    def waiting(self) -> dict[str, str]:
        """The units (names by code) that were returned out of an office's accepted workbooks and have not come again."""
        return {code: name for one in self.receipts if one.state == "accepted" for code, name in waiting_in(one).items()}

    @property
    def when(self) -> str:
        """The day (2026-10-09) the first accepted file arrived, or the last returned one; empty where nothing was sent."""
        if not self.receipts:
            return ""
        return self.receipts[0 if self.state != "returned" else -1].arrived

    def as_json(self) -> dict[str, Any]:
        """One line of ``yinling status --json``."""
        in_force = [receipt for receipt in self.receipts if receipt.state == "accepted"]
        return {
            "unit": self.unit.code, "unit_name": self.unit.name, "kind": self.kind, "title": form(self.kind).title,
            "state": self.state, "when": self.when, "parts": len(in_force), "rows": sum(r.rows for r in in_force),
            "warnings": sum(r.warnings for r in in_force), "receipts": [r.id for r in self.receipts],
            "waiting": self.waiting,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """A period's lines in the order of the register; ``unasked`` are accepted files that the register does not require.

    ``held`` are the files that wait in the inbox because something rests on what they would change, ``decided`` what the office
    has decided about the period (closed, reopened, more time for a unit), oldest first. ``backup`` is the day (2026-11-30) of
    the last backup made without asking, empty where there is none, ``unknown`` the sentence about forms in 已收 that the
    database does not know, empty where there are none. ``reorganised`` are the units that were merged, divided or dissolved in
    the period; one that has ended is asked for nothing.
    """

    period: Period
    deadline: dt.date
    lines: tuple[StatusLine, ...]
    unasked: tuple[Receipt, ...] = ()
    held: tuple[HeldFile, ...] = ()
    decided: tuple[PeriodEvent, ...] = ()
    backup: str = ""
    unknown: str = ""
    reorganised: tuple[Reorganisation, ...] = ()

    def count(self, *states: str) -> int:
        """How many lines are in these states."""
        return sum(line.state in states for line in self.lines)

    @property
    def missing_units(self) -> tuple[Subordinate, ...]:
        """Units with a form missing or returned, each once."""
        owing = {line.unit.code: line.unit for line in self.lines if line.state in ("missing", "returned")}
        return tuple(owing.values())

    def as_json(self) -> dict[str, Any]:
        """The object of ``yinling status --json``; ``received`` includes the late ones."""
        return {
            "period": str(self.period), "deadline": self.deadline.isoformat(), "expected": len(self.lines),
            "received": self.count("received", "late"), "late": self.count("late"), "returned": self.count("returned"),
            "missing": self.count("missing"), "lines": [line.as_json() for line in self.lines],
            "unasked": [receipt.as_json() for receipt in self.unasked],
            "held": [one._asdict() for one in self.held], "decided": [one.as_json() for one in self.decided],
            "closed": closing(self.decided, str(self.period)) is not None, "backup": self.backup,
            "unknown": self.unknown, "reorganised": [one.words for one in self.reorganised],
        }  # fmt: skip


def status(office: Office, period: Period, kinds: Sequence[str] = ()) -> Status:
    """The status of each form expected of each unit in a period; with ``kinds`` of those forms only."""
    with reading(office.engine) as connection:
        found = of_period(connection, str(period))
        decided = [one for one in period_events(connection, office.settings.code) if one.period == str(period)]
        held = tuple(held_files(connection, office, str(period), found))
        changed = reorganisations_in(connection, office.settings.code)
        not_yet = {unit for unit in changed.beginning_after(period) if not accepted(connection, unit=unit)}
        unknown = told(unknown_receipts(connection, office.root, office.root / ACCEPTED / safe_name(str(period))))
    by_pair: dict[tuple[str, str], list[Receipt]] = defaultdict(list)
    for receipt in found:
        if receipt.key and (not kinds or receipt.key.kind in kinds):
            by_pair[receipt.key.unit, receipt.key.kind].append(receipt)
    deadline = office.settings.deadline(period)
    units = [unit for unit in load_units(office) if not changed.ended(unit.code, period) and unit.code not in not_yet]
    pairs = [(unit, kind) for unit in units for kind in unit.kinds if not kinds or kind in kinds]
    last_days = {unit.code: last_day(decided, str(period), unit.code, deadline) for unit in units}
    lines = tuple(_line(unit, kind, by_pair.pop((unit.code, kind), []), last_days[unit.code]) for unit, kind in pairs)
    own = office.settings.code  # what an office fills in itself, nobody asks of it
    unasked = tuple(r for (unit, _), rest in by_pair.items() if unit != own for r in rest if r.state == "accepted")
    backup = last_backup(office.root, office.settings)
    began = tuple(changed.beginning_in(period))
    return Status(period, deadline, lines, unasked, held, tuple(decided), backup, unknown, began)


def _line(unit: Subordinate, kind: str, found: Sequence[Receipt], deadline: dt.date) -> StatusLine:
    taken = tuple(receipt for receipt in found if receipt.state != "returned")
    if taken:
        late = taken[0].arrived > deadline.isoformat()
        return StatusLine(unit, kind, "late" if late else "received", taken)
    return StatusLine(unit, kind, "returned" if found else "missing", tuple(found))
