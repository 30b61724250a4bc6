"""What an office has sent out: each gathering of papers is an event of the journal, so that nothing is gathered twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from addin.store.journal import append, digest_of, events
from addin.submissions.register import Subordinate

OUTGOING = "outgoing"


class Paper(NamedTuple):
    """One paper for a unit: the file, its SHA-256, and the name under which it is sent."""

    file: Path
    sha256: str
    name: str


class GatheredPapers(NamedTuple):
    """What one gathering brought together: its folder (None where there was nothing new) and the papers of each unit.

    ``withheld`` are sentences about papers that are not sent before somebody has looked whose they are.
    """

    where: Path | None
    papers: Sequence[tuple[Subordinate, Sequence[Paper]]] = ()
    withheld: Sequence[str] = ()


class SentBefore(NamedTuple):
    """How many gatherings a period has had, and by unit (code) the SHA-256 of all papers that any gathering brought it."""

    gatherings: int
    papers: Mapping[str, frozenset[str]]


def sent_before(connection: Connection, office: str, period: str) -> SentBefore:
    """What the office of that code has gathered so far; ``period`` (2026Q3) is that of the gatherings counted."""
    own = [event for event in events(connection, OUTGOING) if event.office == office]
    papers: dict[str, frozenset[str]] = {}
    for event in own:
        for unit, hashes in json.loads(event.detail).items():
            papers[unit] = papers.get(unit, frozenset()) | frozenset(hashes)
    return SentBefore(sum(event.subject == period for event in own), papers)


def record_gathering(connection: Connection, office: str, period: str, done: GatheredPapers, at: str) -> None:
    """Append a gathering to the journal of the office of that code; ``at`` is the moment (ISO 8601 with offset)."""
    detail = json.dumps({unit.code: [one.sha256 for one in papers] for unit, papers in done.papers})
    append(connection, OUTGOING, period, digest_of([[detail]]), at=at, office=office, detail=detail)
