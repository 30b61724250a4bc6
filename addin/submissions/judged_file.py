"""A file with its verdict: the report on it, the receipt that it is given, and whether an error forbids to accept it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from addin.runtime import clock
from addin.submissions.change_verdict import MadeRoster
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import Codes, defined_codes
from addin.submissions.office_files import readable
from addin.submissions.receipts import Receipt, SubmissionKey, finding_key
from addin.submissions.signatures import WRONG
from addin.submissions.unit_view import OFFICE_CHECK
from addin.submissions.unusable_files import SENDER, sender_of
from addin.submissions.waiting_units import ReturnedUnits
from validators.changed_roster import CHANGE_CHECK
from validators.finding import Report, Severity
from workbook_templates.explanations import Explanations
from workbook_templates.table import Submission


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A file with its verdict.

    ``report`` has the findings of the rules and of the office; ``reason`` says why errors are accepted (empty: they are not);
    ``arrived`` is the day the file came in where that is not today, ``as_of`` the day by which it was judged what is overdue.
    ``made`` is the roster that a change form makes, ``reasons`` what the receipt keeps of reasons given and accepted
    (``explanations.reasons_kept``), ``answers`` these reasons by key, with the office's decisions. ``split`` are the units that
    go back out of an office's workbook; the report is then that on the rest.
    """

    incoming: Incoming
    report: Report
    reason: str = ""
    arrived: dt.date | None = None
    as_of: dt.date | None = None
    made: MadeRoster | None = None
    reasons: Mapping[str, object] = field(default_factory=dict)
    answers: Explanations = field(default_factory=dict)
    split: ReturnedUnits | None = None

    @property
    def submission(self) -> Submission:
        """What of the file comes into force."""
        return self.split.left if self.split else self.incoming.reading.submission

    @property
    def codes(self) -> Codes:
        """The codes that this defines."""
        return defined_codes(self.split.left.tables) if self.split else self.incoming.codes

    @property
    def key(self) -> SubmissionKey | None:
        """Kind, unit and period of the file; None where its cover lacks one of them."""
        it = self.incoming
        return SubmissionKey(it.brings, it.unit, str(it.period)) if it.kind and it.period and it.unit else None

    @property
    def blocked(self) -> bool:
        """Whether an error forbids acceptance: any without a recorded reason, one of the office's own checks, or a change
        that cannot be made, even with it.
        """
        errors = [finding for finding in self.report.findings if finding.severity is Severity.ERROR]
        if self.made and self.made.roster.left_out:  # a reason cannot say what a row means
            return True
        return any(not self.reason or finding.rule in (OFFICE_CHECK, CHANGE_CHECK) for finding in errors)

    def receipt(self, state: str, part: int = 1) -> Receipt:
        """The receipt to be recorded, without a number yet. ``state`` is accepted or returned; ``part`` counts from 1."""
        it, counts = self.incoming, self.report.counts
        key = replace(self.key, part=part) if self.key else None
        findings = [list(finding_key(finding)) for finding in self.report.findings]
        days = {"arrived": self.arrived, "as_of": self.as_of}
        said: dict[str, object] = {name: day.isoformat() for name, day in days.items() if day}
        said |= {} if self.key else {SENDER: sender_of(it)}
        said |= {"sent": it.kind} if it.kind != it.brings else {}
        at = clock.stamp()
        return Receipt(
            id=0, received_at=at, file_name=readable(it.file.name)[-255:], sha256=it.sha256, size=it.reading.content.size,
            state=state, key=key, unit_name=it.unit_name[:200], rows=sum(self.report.rows.values()), errors=counts["error"],
            warnings=counts["warning"], accept_reason=self.reason if counts["error"] or it.signed in WRONG else "",
            detail={"rows": self.report.rows, "times": it.times, "findings": findings} | said | dict(self.reasons),
        )  # fmt: skip
