"""Who has agreed that what was paid too much is kept back from later payments: events of the journal, the last one counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from addin.store.journal import append, digest_of, events

CONSENT, WITHDRAWN = "consent", "withdrawn"


class Consent(NamedTuple):
    """A person (by one identity number) agreed on a ``day`` (ISO); ``evidence`` says where that stands in writing."""

    person: str
    day: str
    evidence: str


def record_consent(connection: Connection, office: str, consent: Consent, by: str, at: str) -> None:
    """Record that a person has agreed; ``by`` is who records it."""
    detail = f"{consent.day} {consent.evidence}"
    append(connection, CONSENT, consent.person, digest_of([consent]), at=at, office=office, detail=detail, by=by)


def record_withdrawal(connection: Connection, office: str, consent: Consent, by: str, at: str) -> None:
    """Record that a person agrees no more."""
    append(connection, WITHDRAWN, consent.person, digest_of([consent]), at=at, office=office, detail=consent.day, by=by)


def consents(connection: Connection, office: str) -> Sequence[Consent]:
    """The consents to ``office`` (its code) that stand, by person."""
    found: dict[str, Consent] = {}
    for event in events(connection, CONSENT, WITHDRAWN):
        if event.office != office:
            continue
        if event.kind == WITHDRAWN:
            found.pop(event.subject, None)
        else:
            day, _, evidence = event.detail.partition(" ")
            found[event.subject] = Consent(event.subject, day, evidence)
    return sorted(found.values())
