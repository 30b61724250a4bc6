"""What the files of one unit and period are checked against: the codes that are known, the unit's last roster, who had died."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence, Set
from typing import NamedTuple

from addin.submissions.closing_day import judgement_day
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import Pair, Register, open_code_book, referenced_codes
from addin.submissions.last_accepted import roster_comparison, told_deceased
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.waiting_units import rows_without
from validators.engine import check
from validators.finding import Report
from validators.policy import Policy
from workbook_templates.table import Submission, Tables


class CheckInputs(NamedTuple):
    """As the arguments of ``validators.engine.check``."""

    as_of: dt.date | None
    policy: Policy
    register: Register
    last: Tables | None
    beside: Tables | None
    deceased: Set[str]


def day_of(run: ReceiveRun, files: Sequence[Incoming]) -> dt.date | None:
    """The day by which it is judged what is overdue in the files of one unit and period."""
    period = files[0].period if files else None
    return judgement_day(run.office.settings, period, run.as_of) if period else run.as_of


def inputs_of(
    run: ReceiveRun, files: Sequence[Incoming], submissions: Sequence[Submission], without: Collection[str] = ()
) -> CheckInputs:
    """What to check the files of one unit and period against; ``submissions`` are what was read of them, without the rows of the
    units (codes) ``without``.
    """
    own = {(one.kind, one.unit) for one in files} if without else frozenset()  # their codes are told by what is left of them
    last, beside = roster_comparison(run, files)
    return CheckInputs(
        day_of(run, files),
        run.office.settings.policy,
        _register(run, files, submissions, own),
        rows_without(last, without) if last and without else last,
        beside,
        told_deceased(run, files[0].period if files else None),
    )


def reports_on(submissions: Sequence[Submission], inputs: CheckInputs) -> list[Report]:
    """The reports of the rules on files that are checked together."""
    return check(submissions, **inputs._asdict())


def _register(run: ReceiveRun, files: Sequence[Incoming], submissions: Sequence[Submission], of_run: Set[Pair]) -> Register:
    """The codes to check these files of one unit against; none where the period is unknown. ``of_run`` as for the register."""
    first = files[0] if files else None
    if first is None or first.period is None:
        return {}
    if first.period not in run.books:
        book = open_code_book(run.office, first.period, (unit.code for unit in run.units))
        book.run = [((one.kind, one.unit), one.codes) for one in run.pending]
        run.books[first.period] = book
    replaced = {(one.brings, one.unit) for one in files if one.declared_part is None}
    return run.books[first.period].register(
        first.unit, replaced, [referenced_codes(submission.tables) for submission in submissions], of_run
    )
