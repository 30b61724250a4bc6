"""The journal: every step of a batch, every receipt, decision and register, each event's hash covering the one before.

A row changed in, put into or taken out of one of these tables no longer agrees with its last event; an event changed or taken
out breaks the chain; and the chain's end is written down outside the database (``addin.store.anchors``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, text

from addin.store.tables_journal import journal

_LOCK = 530002  # any fixed number: two programs that append wait for each other, so that the chain has no forks
_SEPARATOR = "\x1f"


class JournalEvent(NamedTuple):
    """One event; the fields are the columns of its table, in order.

    ``subject`` is what it is about (a batch's number, a receipt's number, a table's name), ``digest`` the SHA-256 of that
    afterwards, ``detail`` more of it as text; ``by`` the person, empty where no person is asked; ``at`` ISO 8601 with offset.
    """

    id: int
    kind: str
    office: str
    subject: str
    digest: str
    detail: str
    by: str
    at: str
    prev_hash: str
    hash: str


def append(
    connection: Connection, kind: str, subject: str, digest: str, *, at: str, office: str = "", detail: str = "", by: str = ""
) -> JournalEvent:
    """Append an event to the journal, within the transaction that does what it tells of; the event."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    last = last_event(connection)
    number, previous = (last.id, last.hash) if last else (0, "")
    event = JournalEvent(number + 1, kind, office, subject, digest, detail, by, at, previous, "")
    event = event._replace(hash=event_hash(event))
    connection.execute(insert(journal).values(event._asdict()))
    return event


def event_hash(event: JournalEvent) -> str:
    """SHA-256 (hexadecimal) over the hash of the event before and all fields of this one; free text goes last."""
    fields = (event.prev_hash, event.id, event.kind, event.office, event.subject, event.digest, event.by, event.at, event.detail)
    return sha256(_SEPARATOR.join(map(str, fields)).encode()).hexdigest()


def events(connection: Connection, *kinds: str) -> list[JournalEvent]:
    """The events in their order; only those of ``kinds`` where given."""
    query = select(journal).order_by(journal.c.id)
    query = query.where(journal.c.kind.in_(kinds)) if kinds else query
    return [JournalEvent(*row) for row in connection.execute(query)]


def last_event(connection: Connection) -> JournalEvent | None:
    """The journal's last event; None where it has none."""
    row = connection.execute(select(journal).order_by(journal.c.id.desc()).limit(1)).first()
    return JournalEvent(*row) if row else None


def digest_of(rows: Iterable[Sequence[object]]) -> str:
    """SHA-256 (hexadecimal) over rows of texts, numbers and None; their order counts."""
    return sha256(json.dumps([list(row) for row in rows], ensure_ascii=False).encode()).hexdigest()


def chain_problems(found: Sequence[JournalEvent]) -> Iterator[str]:
    """A sentence for each event that was changed, or before which one was taken out."""
    previous, number = "", 0
    for event in found:
        if event.prev_hash != previous or event.id != number + 1:
            yield f"第 {event.id} 号办理记录与前一条接不上：它前面有记录被删除、插入或改动过。"
        elif event_hash(event) != event.hash:
            yield f"第 {event.id} 号办理记录的内容被改动过。"
        previous, number = event.hash, event.id
