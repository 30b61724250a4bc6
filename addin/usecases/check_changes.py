"""A change form named together with the roster that it changes: what the changes make is checked as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from validators.changed_roster import judge_changes, other_version, with_findings
from validators.finding import Report
from workbook_templates.changes.words import KIND
from workbook_templates.schema import CHANGED_KIND
from workbook_templates.table import Submission
from workbook_templates.values.period import Period

Check = Callable[[Sequence[Submission]], list[Report]]


def with_changes_made(reports: Sequence[Report], submissions: Sequence[Submission], check: Check) -> list[Report]:
    """The reports, those on change forms with what is found in the roster that they make of the unit's last one at hand."""
    return [_with_roster(report, one, submissions, check) for report, one in zip(reports, submissions, strict=True)]


def _with_roster(report: Report, change: Submission, submissions: Sequence[Submission], check: Check) -> Report:
    roster = _last_roster(report, change, submissions) if report.kind == KIND and report.usable else None
    if roster is None:
        return report
    from workbook_templates.changes.changed_roster import changed_roster  # noqa: PLC0415 - a check waits for every import

    earlier = [one for one in _rosters(report, submissions) if (end := _end(one)) and (last := _end(change)) and end < last]

    def beside_the_last(one: Submission) -> Report:
        return check([one, *earlier])[0]

    judged = judge_changes(changed_roster(change, roster), beside_the_last, lambda one: check([one])[0])
    return replace(report, findings=with_findings([*report.findings, *other_version(change, roster)], judged.findings))


def _last_roster(report: Report, change: Submission, submissions: Sequence[Submission]) -> Submission | None:
    """The unit's last roster up to the change form's period; None where there is none, or it came in several parts."""
    ends = [(one, end) for one in _rosters(report, submissions) if (end := _end(one)) and (last := _end(change)) and end <= last]
    newest = [one for one, end in ends if end == max(day for _, day in ends)]
    return newest[0] if len(newest) == 1 else None


def _rosters(report: Report, submissions: Sequence[Submission]) -> list[Submission]:
    """The rosters at hand of the unit that a report is about."""
    return [one for one in submissions if one.form and one.form.kind == CHANGED_KIND and _unit(one) == report.unit != ""]


def _unit(submission: Submission) -> str:
    return str(submission.cover("单位代码") or "")


def _end(submission: Submission) -> dt.date | None:
    period = submission.cover("报告期")
    return period.end if isinstance(period, Period) else None
