"""What an office decided about the reasons that units gave for warnings. Events of the journal, in their order."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from addin.store.connection import reading
from addin.store.journal import append, digest_of, events
from addin.submissions.folder import Office
from workbook_templates.values.period import Period

EXPLANATION = "explanation"
ACCEPT, REJECT = "accept", "reject"
WORDS = {ACCEPT: "认可", REJECT: "不认可"}


@dataclass(frozen=True, slots=True)
class ExplanationEvent:
    """A decision about one problem of a unit's form for a period (2026Q3), known by its key (``problem_key``).

    ``text`` is the reason as the unit gave it, ``until`` the last day for which an acceptance holds (None: no end), ``reason``
    why it was rejected, ``by`` who decided, ``at`` when (ISO 8601 with offset).
    """

    act: str
    period: str
    unit: str
    key: str
    text: str
    by: str
    at: str
    until: dt.date | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """The decision in a few Chinese words: 认可（张敏，2026-10-15）."""
        end = f"，有效到 {self.until}" if self.until else ""
        why = f"，原因：{self.reason}" if self.reason else ""
        return f"{WORDS[self.act]}（{self.by}，{self.at[:10]}{end}{why}）"


Decisions = Mapping[tuple[str, str], ExplanationEvent]
"""The last decision about each problem of a period, by unit and key."""


def record(connection: Connection, office: str, event: ExplanationEvent) -> None:
    """Append the event to the journal of the office of that code, in the caller's transaction."""
    until = event.until.isoformat() if event.until else ""
    told = {"act": event.act, "unit": event.unit, "key": event.key, "text": event.text, "until": until, "reason": event.reason}
    detail = json.dumps(told, ensure_ascii=False)
    append(connection, EXPLANATION, event.period, digest_of([[detail]]), at=event.at, office=office, detail=detail, by=event.by)


def explanation_events(connection: Connection, office: str, period: str) -> Decisions:
    """The last decision of the office of that code about each problem of the period, by unit and key."""
    return {(one.unit, one.key): one for one in _events(connection, office) if one.period == period}


def decisions_of(office: Office, period: Period) -> Decisions:
    """The same of an office's own database. Refused where it cannot be read."""
    with reading(office.engine) as connection:
        return explanation_events(connection, office.settings.code, str(period))


def _events(connection: Connection, office: str) -> Iterator[ExplanationEvent]:
    for event in events(connection, EXPLANATION):
        if event.office == office:
            told = json.loads(event.detail)
            told["until"] = dt.date.fromisoformat(told["until"]) if told["until"] else None
            yield ExplanationEvent(period=event.subject, by=event.by, at=event.at, **told)
