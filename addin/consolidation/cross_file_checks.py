"""What only all files together show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from addin.consolidation.gather import Gathered
from addin.submissions.folder import Office
from addin.submissions.receipts import trace
from addin.submissions.status import status
from validators.engine import check
from validators.finding import Finding
from workbook_templates.schema import form_of_sheet
from workbook_templates.table import Submission


def across(
    office: Office, gathered: Gathered, current: Sequence[Submission], as_of: dt.date | None = None
) -> tuple[Finding, ...]:
    """What only all files together show: findings that no receipt has told before, errors first.

    Files of earlier periods of the year lend their activities; what is wrong in them was told in their time.
    """
    now = {id(submission) for submission in current}
    earlier = [submission for submission in gathered.submissions if id(submission) not in now]
    day = as_of or gathered.period.end
    reports = check([*current, *earlier], as_of=day, policy=office.settings.policy, together=True)
    told = {Path(r.stored).name: {tuple(one) for one in r.detail.get("findings", ())} for r in gathered.receipts}
    waiting = bool(status(office, gathered.period, ["roster"]).missing_units)  # a roster to come may bring a code
    found = (finding for report in reports[: len(current)] for finding in report.findings)
    new = [f for f in found if trace(f) not in told.get(f.file, ()) and not (waiting and _elsewhere(f))]
    return tuple(sorted(new, key=lambda f: (f.severity.rank, f.file, f.order)))


def _elsewhere(finding: Finding) -> bool:
    """A code that may lie with another unit (a parent organisation, the branch a member left)."""
    return finding.rule == "F13" and form_of_sheet(finding.sheet).sheet(finding.sheet).column(finding.column).outside
