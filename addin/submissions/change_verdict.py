"""The verdict on a change form: by itself, by the office's own checks, and by the roster that it makes of the one in force."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from addin.submissions.change_basis import ChangeBasis, NoBasis, change_basis
from addin.submissions.closing_day import judgement_day
from addin.submissions.incoming import Incoming
from addin.submissions.last_accepted import last_of_unit, told_deceased
from addin.submissions.receipts import Receipt
from addin.submissions.receive_run import ReceiveRun
from validators.changed_roster import judge_changes, with_findings
from validators.engine import check
from validators.finding import Finding, Report
from workbook_templates.changes.changed_roster import ChangedRoster, changed_roster
from workbook_templates.table import Submission
from workbook_templates.values.period import Period


class MadeRoster(NamedTuple):
    """The roster that an accepted change form makes, the report on it, and the receipt of the roster that it was made of."""

    roster: ChangedRoster
    report: Report
    basis: Receipt


def judge_made_roster(run: ReceiveRun, incoming: Incoming, day: dt.date | None) -> tuple[list[Finding], MadeRoster | None]:
    """What is wrong with the changes, and the roster that they make; None where they cannot be made at all.

    Refused where our copy of the roster in force cannot be used.
    """
    change = incoming.reading.submission
    try:
        basis = change_basis(run.rosters(incoming.unit), incoming, change)
    except NoBasis as none:
        return [none.finding], None
    made = changed_roster(change, basis.roster, basis.older)
    book = run.books[incoming.period] if incoming.period else None
    register = book.register_of_made(incoming.unit, made.submission.tables) if book else {}

    def checked(roster: Submission, on: dt.date | None) -> Report:
        period = roster.cover("报告期")
        span = period if isinstance(period, Period) else None
        last, deceased = last_of_unit(run.rosters(incoming.unit), span), told_deceased(run, span)
        policy = run.office.settings.policy
        return check([roster], as_of=on, policy=policy, register=register, last=last, deceased=deceased)[0]

    before = _day_of(run, basis)
    judged = judge_changes(made, lambda roster: checked(roster, day), lambda roster: checked(roster, before))
    return with_findings(list(basis.told), judged.findings), MadeRoster(made, judged.report, basis.receipt)


def _day_of(run: ReceiveRun, basis: ChangeBasis) -> dt.date | None:
    """The day by which the roster in force was judged in its own period."""
    period = basis.roster.cover("报告期")
    return judgement_day(run.office.settings, period, run.as_of) if isinstance(period, Period) else run.as_of
