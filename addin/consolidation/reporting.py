"""Whose forms an upward workbook is made of: the next level must tell a form sent without rows from one not sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.submissions.status import Status
from validators.lookups.units import unit_names
from workbook_templates.table import Reporting, Submission


def reporting_of(kind: str, submissions: Iterable[Submission], status: Status) -> Reporting:
    """The units whose forms of a kind are among the submissions, and those that were asked for it and have sent nothing.

    A consolidated workbook from below says both itself; an older one that does not stands for the units with rows in it.
    """
    sent: dict[str, str] = {}
    owing = [line.unit for line in status.lines if line.kind == kind and line.state in ("missing", "returned")]
    missing = {unit.code: unit.name for unit in owing}
    for submission in submissions:
        said = [source.reporting for source in submission.tables.sources if source.reporting]
        for one in said:
            sent |= one.sent
            missing |= one.missing
        if not said:
            sent |= unit_names(submission.tables)
    return Reporting(sent, {code: name for code, name in missing.items() if code not in sent})


def divided(reporting: Reporting, parts: Sequence[frozenset[str]]) -> list[Reporting]:
    """What each part of a large workbook says: of the units with rows in it; the first also of all that have none.

    Each says all that was accepted for a reason.
    """
    placed = frozenset().union(*parts)
    found = [
        Reporting({code: name for code, name in reporting.sent.items() if code in part}, {}, reporting.excused) for part in parts
    ]
    rest = {code: name for code, name in reporting.sent.items() if code not in placed}
    found[0] = found[0]._replace(sent={**found[0].sent, **rest}, missing=reporting.missing)
    return found
