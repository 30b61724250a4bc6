"""Entries that are also told in the journal: whoever takes the last of them out of the ledger must break both chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from addin.ledger.hash_chain import LedgerEntry
from addin.store.journal import append, events

ENTRY = "entry"


def record_entry(connection: Connection, office: str, one: LedgerEntry) -> None:
    """Append an event on an entry made outside a batch (a reversal) to the journal."""
    append(connection, ENTRY, str(one.id), one.hash, at=one.at, office=office, detail=one.kind, by=one.by)


def entry_event_problems(connection: Connection, entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """A sentence for each entry told in the journal that is not in the ledger as it was told."""
    known = {str(one.id): one.hash for one in entries}
    for event in events(connection, ENTRY):
        if known.get(event.subject) != event.digest:
            yield f"第 {event.subject} 号记录（{event.at[:10]} {event.by}）不见了或被改动过，办理记录里有它。"
