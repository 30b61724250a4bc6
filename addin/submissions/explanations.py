"""The reasons that units gave for warnings, as their receipts hold them, and what the office decided about each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from addin.submissions.explanation_events import ACCEPT, REJECT, WORDS, Decisions, ExplanationEvent, explanation_events
from addin.submissions.office_checks import is_office_below
from addin.submissions.receipts import Receipt, accepted
from validators.explained import excused_findings, own_words
from validators.finding import Finding, Severity
from workbook_templates.explanations import Explanation
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.table import Submission

WITH_ERRORS = "带错收下"
GIVEN, EXCUSED, SETTLED = ("explained", "excused", "settled")
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

    @property
    def unit(self) -> str:
        """The code of the unit that gave it."""
        return self.receipt.key.unit if self.receipt.key else ""

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints."""
        act = self.decision.act if self.decision else None
        return {
            "number": self.number, "receipt": self.receipt.id, "unit": self.unit,
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
        for at, told in enumerate(receipt.detail.get(GIVEN, ()), start=1)
    ]


def _given(number: str, receipt: Receipt, told: list[str], decided: Decisions) -> GivenReason:
    key, rule, place, message, text = told
    decision = _decision(decided, receipt.key.unit if receipt.key else "", key, text)
    return GivenReason(number, receipt, key, rule, place, message, text, decision)


def _decision(decided: Decisions, unit: str, key: str, text: str) -> ExplanationEvent | None:
    """The decision about this problem; none where the unit gives another reason now."""
    event = decided.get((unit, key))
    return event if event and event.text == text else None


def holds(event: ExplanationEvent | None, said: str, today: dt.date) -> bool:
    """Whether an acceptance silences the problem today, for which the unit says this now (nothing: what it said before)."""
    return event is not None and event.act == ACCEPT and said in ("", event.text) and not (event.until and today > event.until)


def still_open(
    found: Iterable[Finding], files: Iterable[Submission], decided: Decisions, known: Collection[str], today: dt.date
) -> list[Finding]:
    """Of the findings on these accepted files, in their order, those for which the office has accepted no reason.

    What an office below (its code is ``known``) took in for a reason is a warning. Findings on other files are left out.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        by_file[one.file].append(one)
    left: list[Finding] = []
    for file in files:
        unit, own = file.tables.sources[0].unit, by_file[file.file]
        own = excused_findings(own, file) if is_office_below(unit, known) else own
        left += settle(own, file, decided, unit, today)[0]
    return left


def settle(
    findings: Iterable[Finding], submission: Submission, decided: Decisions, unit: str, today: dt.date
) -> tuple[list[Finding], dict[str, object]]:
    """The findings that are left, a rejected reason with the office's answer; and the reasons that the receipt keeps.

    Those of the warnings left out are kept too: they can still be seen, and be decided otherwise.
    """
    if not decided and not submission.explanations:
        return list(findings), {}
    keys, left, given, settled = ProblemKeys(submission), [], [], 0
    for one in findings:
        key = keys.key(one) if one.severity is Severity.WARNING else ""
        event = decided.get((unit, key))
        quiet_now = holds(event, one.explanation, today)
        said = event.text if event and quiet_now else one.explanation
        if said and key:
            given.append([key, one.rule, f"{one.sheet} {one.cell}".strip(), one.message, said])
        settled += quiet_now
        left += [] if quiet_now else [_with_answer(one, event)]
    kept = {GIVEN: given, SETTLED: settled}
    return left, {name: told for name, told in kept.items() if told}


def _with_answer(finding: Finding, event: ExplanationEvent | None) -> Finding:
    rejected = event is not None and event.act == REJECT and finding.explanation == event.text
    return replace(finding, explanation=f"{finding.explanation}（{event.words}）") if event and rejected else finding


def answered(submission: Submission, decided: Decisions, unit: str) -> dict[str, Explanation]:
    """The reasons that a unit's workbook gives, by key, each with the office's decision in place of what stands there."""
    said = {key: (one.text, _decision(decided, unit, key, own_words(one.text))) for key, one in submission.explanations.items()}
    return {
        key: Explanation(text, f"{WORDS[event.act]}{f'：{event.reason}' if event.reason else ''}", event.by)
        if event
        else Explanation(text)
        for key, (text, event) in said.items()
    }


def excused_errors(findings: Iterable[Finding], submission: Submission, reason: str, by: str) -> dict[str, list[str]]:
    """The errors that this office accepts for a reason, by key, as they go up with the rows: reason, opinion, whose it is."""
    errors = [one for one in findings if one.severity is Severity.ERROR] if reason else []
    keys = ProblemKeys(submission) if errors else None
    return {keys.key(one): [own_words(reason), WITH_ERRORS, by] for one in errors} if keys else {}


def excused_below(findings: Iterable[Finding], submission: Submission) -> dict[str, list[str]]:
    """What the office below had accepted of the problems that are still there, by key: it goes on up."""
    keys = ProblemKeys(submission) if submission.excused else None
    there = {keys.key(one) for one in findings} if keys else set()
    return {key: list(one) for key, one in submission.excused.items() if key in there}


def excused_of(receipts: Iterable[Receipt], decided: Decisions, by: str, today: dt.date) -> dict[str, Explanation]:
    """What an office's consolidated workbook says it accepted, by key: of these receipts, by decisions that hold today."""
    found: dict[str, Explanation] = {}
    units = set()
    for receipt in receipts:
        found |= {key: Explanation(*said) for key, said in receipt.detail.get(EXCUSED, {}).items()}
        units.add(receipt.key.unit if receipt.key else "")
    events = (event for (unit, _), event in decided.items() if unit in units and holds(event, event.text, today))
    return found | {event.key: Explanation(event.text, WORDS[ACCEPT], f"{by}{event.by}") for event in events}
