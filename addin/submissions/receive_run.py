"""The state of one run of receiving."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property

from addin.store.connection import reading
from addin.submissions.explanation_events import Decisions, decisions_of
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import CodeBook
from addin.submissions.receipts import Receipt
from addin.submissions.register import Subordinate
from addin.submissions.reorganisations import Reorganisations, reorganisations
from addin.submissions.signing_keys import PublicKey, trusted_keys
from addin.submissions.unit_rosters import ForeseenRoster, UnitRosters
from workbook_templates.changes.words import KIND
from workbook_templates.table import Submission
from workbook_templates.values.period import Period


@dataclass
class ReceiveRun:
    """The state of one run of receiving.

    ``as_of`` is the day the checks are made for (None: the closing day of each file's period), ``reason`` why files with
    errors are accepted all the same (empty: they are not), ``units`` the register of subordinates, ``arrived`` the day the
    files came in, ``pending`` the files still to be judged, ``books`` the known codes by period, opened when the first file
    of a period is judged, ``deceased`` who had died before a period, read then too.
    With ``removals_wanted`` a file may leave rows out; with ``dry_run`` nothing is written, and ``foreseen`` are the rosters
    that would have been accepted and that a change form of the run is still to be applied to. ``decided`` keeps ``decisions``.
    """

    office: Office
    as_of: dt.date | None
    reason: str
    units: list[Subordinate]
    arrived: dt.date | None = None
    pending: list[Incoming] = field(default_factory=list)
    books: dict[Period, CodeBook] = field(default_factory=dict)
    deceased: dict[Period, frozenset[str]] = field(default_factory=dict)
    removals_wanted: bool = False
    dry_run: bool = False
    foreseen: list[ForeseenRoster] = field(default_factory=list)
    decided: dict[Period, Decisions] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[str, PublicKey]:
        """The public keys that the office has recorded, by the codes of their owners."""
        with reading(self.office.engine) as connection:
            return trusted_keys(connection, self.office.settings.code)

    def decisions(self, period: Period) -> Decisions:
        """What the office decided about the reasons that units gave for warnings of a period, read once."""
        if period not in self.decided:
            self.decided[period] = decisions_of(self.office, period)
        return self.decided[period]

    @cached_property
    def reorganised(self) -> Reorganisations:
        """What became of the office's units, read once."""
        return reorganisations(self.office)

    def rosters(self, unit: str) -> UnitRosters:
        """The rosters of a unit that a change form may be applied to."""
        return UnitRosters(self.office, unit, [one for one in self.foreseen if one.receipt.key and one.receipt.key.unit == unit])

    def foresee(self, receipt: Receipt, roster: Submission) -> None:
        """Note what a dry run would have accepted, where a change form of the same unit is in the run."""
        if any(one.kind == KIND and receipt.key and one.unit == receipt.key.unit for one in self.pending):
            self.foreseen.append(ForeseenRoster(replace(receipt, id=-1 - len(self.foreseen)), roster))
