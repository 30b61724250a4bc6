"""The reasons that units gave for warnings, as their receipts hold them, and what the office decided about each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from addin.submissions.explanation_events import ACCEPT, REJECT, WORDS, Decisions, ExplanationEvent, explanation_events
from addin.submissions.receipts import Receipt, accepted
from validators.explained import without
from validators.finding import Finding, Severity
from validators.wording import printable
from workbook_templates.explanations import Explanation
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.table import Submission

WITH_ERRORS = "带错收下"
EXPLAINED, EXCUSED, SETTLED = REASONS = ("explained", "excused", "settled")
"""What a receipt keeps: reasons that the unit gave, what goes up with the rows, how many warnings were left out as settled."""


@dataclass(frozen=True, slots=True)
class GivenReason:
    """A reason that a unit gave for a warning: in which accepted file, about which problem, and the office's decision.

    ``number`` is the receipt's number and the place among its reasons (12-3): it stays what it is, whatever is received
    meanwhile. ``decision`` is None while none was made about these very words.
    """

    number: str
    receipt: Receipt
    key: str
    rule: str
    place: str
    message: str
    text: str
    decision: ExplanationEvent | None = None

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints."""
        act = self.decision.act if self.decision else None
        return {
            "number": self.number, "receipt": self.receipt.id, "unit": self.receipt.key.unit if self.receipt.key else "",
            "unit_name": self.receipt.unit_name, "rule": self.rule, "place": self.place, "message": self.message,
            "explanation": self.text, "decision": act, "by": self.decision.by if self.decision else None,
            "until": self.decision.until.isoformat() if self.decision and self.decision.until else None,
            "reason": self.decision.reason if self.decision else None,
        }  # fmt: skip


def given_reasons(connection: Connection, office: str, period: str) -> list[GivenReason]:
    """Every reason in the files that the office of that code has accepted for a period and that are in force."""
    decided = explanation_events(connection, office, period)
    return [
        _given(f"{receipt.id}-{at}", receipt, told, decided)
        for receipt in accepted(connection, periods=(period,))
        for at, told in enumerate(receipt.detail.get(EXPLAINED, ()), start=1)
    ]


def _given(number: str, receipt: Receipt, told: list[str], decided: Decisions) -> GivenReason:
    key, rule, place, message, text = told
    decision = _decision(decided, receipt.key.unit if receipt.key else "", key, text)
    return GivenReason(number, receipt, key, rule, place, message, text, decision)


def _decision(decided: Decisions, unit: str, key: str, text: str) -> ExplanationEvent | None:
    """The decision about this problem; none where the unit gives another reason now."""
    event = decided.get((unit, key))
    return event if event and event.text == text else None


def settled_keys(decided: Decisions, unit: str, as_of: dt.date | None) -> frozenset[str]:
    """The keys of a unit's problems whose reasons are accepted and hold on the day ``as_of`` (None: whatever the day)."""
    return frozenset(
        key
        for (whose, key), event in decided.items()
        if whose == unit and event.act == ACCEPT and not (event.until and as_of and as_of > event.until)
    )


def _with_decisions(findings: Iterable[Finding], submission: Submission, decided: Decisions, unit: str) -> Iterator[Finding]:
    """The findings, those whose reason was rejected with the office's answer beside it."""
    keys = ProblemKeys(submission) if decided else None
    for one in findings:
        event = _decision(decided, unit, keys.key(one), one.explanation) if keys and one.explanation else None
        said = f"{one.explanation}（{event.words}）" if event and event.act == REJECT else one.explanation
        yield replace(one, explanation=said)


def reasons_kept(
    findings: list[Finding], submission: Submission, decided: Decisions, unit: str, as_of: dt.date | None
) -> tuple[list[Finding], dict[str, object]]:
    """The findings that are left, and the reasons that the receipt keeps, but for those of errors (``excused_here``)."""
    left = without(findings, submission, settled_keys(decided, unit, as_of))
    kept = {EXPLAINED: _explained_here(left, submission), SETTLED: len(findings) - len(left)}
    return list(_with_decisions(left, submission, decided, unit)), {name: one for name, one in kept.items() if one}


def _explained_here(findings: Iterable[Finding], submission: Submission) -> list[list[str]]:
    """Key, rule, place, message and the sender's words of each warning that has any."""
    said = [one for one in findings if one.explanation and one.severity is Severity.WARNING]
    keys = ProblemKeys(submission) if said else None
    named = ((keys.key(one), one) for one in said) if keys else ()
    texts = {key: printable(one.text) for key, one in submission.explanations.items()}
    return [[key, one.rule, f"{one.sheet} {one.cell}".strip(), one.message, texts[key]] for key, one in named if key in texts]


def answered(submission: Submission, decided: Decisions, unit: str) -> dict[str, Explanation]:
    """The reasons that a unit's workbook gives, by key, each with the office's decision in place of what stands there."""
    said = {key: (one.text, _decision(decided, unit, key, printable(one.text))) for key, one in submission.explanations.items()}
    return {
        key: Explanation(text, f"{WORDS[event.act]}{f'：{event.reason}' if event.reason else ''}", event.by)
        if event
        else Explanation(text)
        for key, (text, event) in said.items()
    }


def excused_here(findings: Iterable[Finding], submission: Submission, reason: str, by: str) -> dict[str, list[str]]:
    """What goes up with the rows, by key: errors accepted for a reason by this office, and what the office below had accepted."""
    errors = [one for one in findings if one.severity is Severity.ERROR] if reason else []
    keys = ProblemKeys(submission) if errors or submission.excused else None
    there = {keys.key(one) for one in findings} if keys else set()
    below = {key: list(one) for key, one in submission.excused.items() if key in there}
    return below | ({keys.key(one): [reason, WITH_ERRORS, by] for one in errors} if keys else {})


def excused_of(receipts: Iterable[Receipt], decided: Decisions, by: str) -> dict[str, Explanation]:
    """What an office's consolidated workbook says it accepted, by key: of these receipts, and by these decisions."""
    found: dict[str, Explanation] = {}
    units = set()
    for receipt in receipts:
        found |= {key: Explanation(*said) for key, said in receipt.detail.get(EXCUSED, {}).items()}
        units.add(receipt.key.unit if receipt.key else "")
    events = (event for (unit, _), event in decided.items() if unit in units and event.act == ACCEPT)
    return found | {event.key: Explanation(event.text, WORDS[ACCEPT], f"{by}{event.by}") for event in events}
