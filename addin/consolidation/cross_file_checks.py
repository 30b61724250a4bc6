"""Checks over all accepted files of a period together: what no file shows on its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from addin.consolidation.gather import Gathered
from addin.consolidation.lost_from_parts import lost_from_parts
from addin.consolidation.lost_in_reorganisation import lost_in_reorganisation
from addin.runtime import clock
from addin.submissions.explanation_events import decisions_of
from addin.submissions.explanations import still_open
from addin.submissions.folder import Office
from addin.submissions.receipts import finding_key
from addin.submissions.status import status
from validators.engine import check
from validators.finding import Finding
from workbook_templates.schema import form_of_sheet
from workbook_templates.table import Submission


def cross_file_findings(office: Office, gathered: Gathered, current: Sequence[Submission], as_of: dt.date) -> tuple[Finding, ...]:
    """Findings on the ``current`` submissions that no receipt has reported before, sorted by severity, file and place.

    All gathered files are checked together; those of earlier periods only contribute their rows, and findings on them are
    left out. ``as_of`` is the day by which it is judged what is overdue.
    """
    current_ids = {id(submission) for submission in current}
    earlier = [submission for submission in gathered.submissions if id(submission) not in current_ids]
    reports = check([*current, *earlier], as_of=as_of, policy=office.settings.policy, together=True)
    reported = {Path(r.stored).name: {tuple(one) for one in r.detail.get("findings", ())} for r in gathered.receipts}
    waiting = bool(status(office, gathered.period, ["roster"]).missing_units)  # a roster to come may bring a code
    found = [finding for report in reports[: len(current)] for finding in report.findings]
    new = [f for f in found if finding_key(f) not in reported.get(f.file, ()) and not (waiting and _may_be_declared_elsewhere(f))]
    gone = lost_in_reorganisation(office, gathered, as_of)
    new += [*lost_from_parts(office, gathered, as_of), *gone]
    known = {unit.code for unit in gathered.units}
    left = still_open(new, current, decisions_of(office, gathered.period), known, clock.today())
    files = {submission.file for submission in current}
    left += [one for one in gone if one.file not in files]  # of a dissolved unit, which has no file in this period
    return tuple(sorted(left, key=lambda f: (f.severity.rank, f.file, f.order)))


def _may_be_declared_elsewhere(finding: Finding) -> bool:
    """Whether a code not found (F13) may still be declared by another unit: a parent organisation, the branch a member left."""
    return finding.rule == "F13" and form_of_sheet(finding.sheet).sheet(finding.sheet).column(finding.column).outside
