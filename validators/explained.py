"""Findings with what was said about them: by their sender, and by the office below that consolidated the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.finding import Finding, Severity
from validators.wording import printable
from workbook_templates.explanations import Explanations
from workbook_templates.long_numbers import masked
from workbook_templates.table import Submission

if TYPE_CHECKING:
    from workbook_templates.problem_key import ProblemKeys


def explained_findings(findings: list[Finding], submission: Submission) -> list[Finding]:
    """The findings on a workbook, each warning with its sender's words where it has any. An error cannot be explained away."""
    said = submission.explanations
    if not said:
        return findings
    keys = _keys(submission)
    return [_explained(one, keys, said) if one.severity is Severity.WARNING else one for one in findings]


def own_words(text: str) -> str:
    """What somebody wrote, as it may be shown and kept: in one line, long numbers of whatever kind masked."""
    return masked(printable(" ".join(text.split())))


def _keys(submission: Submission) -> ProblemKeys:
    from workbook_templates.problem_key import ProblemKeys  # noqa: PLC0415 - seldom, and a check waits for every import

    return ProblemKeys(submission)


def _explained(finding: Finding, keys: ProblemKeys, said: Explanations) -> Finding:
    found = said.get(keys.key(finding))
    return replace(finding, explanation=own_words(found.text)) if found else finding


def excused_findings(findings: list[Finding], submission: Submission) -> list[Finding]:
    """The findings on a workbook of an office that is believed: what it accepted for a reason is a warning that names the reason.

    Information stays as it is. Not to be called for a workbook of a unit, which cannot accept its own mistakes.
    """
    if not submission.excused:
        return findings
    keys = _keys(submission)
    return [_excused(one, keys, submission.excused) for one in findings]


def _excused(finding: Finding, keys: ProblemKeys, excused: Explanations) -> Finding:
    found = None if finding.severity is Severity.INFO else excused.get(keys.key(finding))
    if found is None:
        return finding
    return replace(finding, severity=Severity.WARNING, explanation=f"{found.text}（{found.by}{found.opinion}）")
