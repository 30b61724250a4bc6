"""Who has reported: every form expected of every unit in a period, and whether it was received."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

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
from addin.submissions.unusable_files import UnusableFile, unusable_files
from addin.submissions.waiting_units import waiting_in
from workbook_templates.schema import form
from workbook_templates.values.period import Period

WORDS = {"received": "已收", "late": "迟报", "returned": "退回未改", "unusable": "报来不能用", "missing": "未报"}
OWING = ("missing", "returned", "unusable")
"""The states of a form that the office still has to get."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One form of one unit. ``state`` is received, late (received after the deadline), returned, unusable (what was sent could
    not be opened or is no such form) or missing.
    """

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
        """The day (2026-10-09) the first accepted file arrived, or the last that was not; empty where nothing was sent."""
        if not self.receipts:
            return ""
        return self.receipts[-1 if self.state in OWING else 0].arrived

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
    the period; one that has ended is asked for nothing. ``of_nobody`` are unusable files of which nothing says who sent them.
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
    of_nobody: tuple[Receipt, ...] = ()

    def count(self, *states: str) -> int:
        """How many lines are in these states."""
        return sum(line.state in states for line in self.lines)

    @property
    def missing_units(self) -> tuple[Subordinate, ...]:
        """Units that owe a form, each once."""
        owing = {line.unit.code: line.unit for line in self.lines if line.state in OWING}
        return tuple(owing.values())

    def as_json(self) -> dict[str, Any]:
        """The object of ``yinling status --json``; ``received`` includes the late ones."""
        return {
            "period": str(self.period), "deadline": self.deadline.isoformat(), "expected": len(self.lines),
            "received": self.count("received", "late"), "late": self.count("late"), "returned": self.count("returned"),
            "unusable": self.count("unusable"), "missing": self.count("missing"),
            "lines": [line.as_json() for line in self.lines],
            "unasked": [receipt.as_json() for receipt in self.unasked],
            "held": [one._asdict() for one in self.held], "decided": [one.as_json() for one in self.decided],
            "closed": closing(self.decided, str(self.period)) is not None, "backup": self.backup,
            "unknown": self.unknown, "reorganised": [one.words for one in self.reorganised],
            "of_nobody": [receipt.as_json() for receipt in self.of_nobody],
        }  # fmt: skip


def status(office: Office, period: Period, kinds: Sequence[str] = ()) -> Status:
    """The status of each form expected of each unit in a period; with ``kinds`` of those forms only."""
    units = load_units(office)
    with reading(office.engine) as connection:
        found = of_period(connection, str(period))
        unusable = list(unusable_files(of_period(connection, ""), units, period))
        decided = [one for one in period_events(connection, office.settings.code) if one.period == str(period)]
        held = tuple(held_files(connection, office, str(period), found))
        changed = reorganisations_in(connection, office.settings.code)
        not_yet = {unit for unit in changed.beginning_after(period) if not _reported_by(connection, unit, period)}
        unknown = told(unknown_receipts(connection, office.root, office.root / ACCEPTED / safe_name(str(period))))
    by_pair: dict[tuple[str, str], list[Receipt]] = defaultdict(list)
    for receipt in found:
        if receipt.key and (not kinds or receipt.key.kind in kinds):
            by_pair[receipt.key.unit, receipt.key.kind].append(receipt)
    deadline = office.settings.deadline(period)
    units = [unit for unit in load_units(office) if not changed.ended(unit.code, period) and unit.code not in not_yet]
    pairs = [(unit, kind) for unit in units for kind in unit.kinds if not kinds or kind in kinds]
    last_days = {unit.code: last_day(decided, str(period), unit.code, deadline) for unit in units}
    lines = tuple(_line(unit, kind, by_pair.pop((unit.code, kind), []), last_days[unit.code], unusable) for unit, kind in pairs)
    own = office.settings.code  # what an office fills in itself, nobody asks of it
    unasked = tuple(r for (unit, _), rest in by_pair.items() if unit != own for r in rest if r.state == "accepted")
    backup = last_backup(office.root, office.settings)
    began = tuple(changed.beginning_in(period))
    of_nobody = tuple(one.receipt for one in unusable if not one.unit)
    return Status(period, deadline, lines, unasked, held, tuple(decided), backup, unknown, began, of_nobody)


def _reported_by(connection: Connection, unit: str, period: Period) -> bool:
    """Whether something was accepted of a unit for a period or an earlier one, so that it was there."""
    return any(one.key and Period.parse(one.key.period).start <= period.end for one in accepted(connection, unit=unit))


def _line(
    unit: Subordinate, kind: str, found: Sequence[Receipt], deadline: dt.date, unusable: Sequence[UnusableFile]
) -> StatusLine:
    """A file of which only the unit is known may be any form that it owes."""
    taken = tuple(receipt for receipt in found if receipt.state != "returned")
    if taken:
        late = taken[0].arrived > deadline.isoformat()
        return StatusLine(unit, kind, "late" if late else "received", taken)
    if found:
        return StatusLine(unit, kind, "returned", tuple(found))
    sent = tuple(one.receipt for one in unusable if one.unit == unit.code and one.kind in ("", kind))
    return StatusLine(unit, kind, "unusable" if sent else "missing", sent)
