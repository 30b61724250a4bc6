"""Receipts and the register of units in the journal: a row changed, added or taken out later no longer agrees with it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from addin.store.journal import append, digest_of, events
from addin.store.tables_office import receipts, units

RECEIPT, TABLE = "receipt", "table"
_OF_RECEIPTS = (
    "id", "received_at", "file_name", "sha256", "size", "state", "kind", "unit_code", "unit_name", "period", "part", "rows",
    "errors", "warnings", "stored", "accept_reason", "supersedes", "detail",
)  # fmt: skip
_OF_UNITS = ("code", "name", "level", "kinds", "contact", "phone", "position")


def record_receipt(connection: Connection, number: int, at: str = "") -> None:
    """Append an event on a receipt as it is now, after it was added or its state was changed."""
    (digest,) = _digests(connection, number).values()
    append(connection, RECEIPT, str(number), digest, at=at)


def record_units(connection: Connection, at: str) -> None:
    """Append an event on the register of units as it is now."""
    append(connection, TABLE, units.name, _digest_of_units(connection), at=at)


def receipt_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each receipt that is not as the journal tells, and for the register of units."""
    told = {event.subject: event.digest for event in events(connection, RECEIPT)}
    real = _digests(connection)
    for number in sorted(told.keys() | real.keys(), key=int):
        if number not in real:
            yield f"第 {number} 号回执不见了。"
        elif real[number] != told.get(number):
            yield f"第 {number} 号回执被改动过，或者不是程序写的。"
    registers = [event.digest for event in events(connection, TABLE) if event.subject == units.name]
    if _digest_of_units(connection) != (registers[-1] if registers else digest_of([])):
        yield "下级单位登记簿在程序之外被改动过。"


def _digests(connection: Connection, number: int = 0) -> dict[str, str]:
    """The digest of every receipt, or of the one of that number, by number."""
    query = select(*(receipts.c[name] for name in _OF_RECEIPTS)).order_by(receipts.c.id)
    query = query.where(receipts.c.id == number) if number else query
    return {str(row[0]): digest_of([tuple(row)]) for row in connection.execute(query)}


def _digest_of_units(connection: Connection) -> str:
    query = select(*(units.c[name] for name in _OF_UNITS)).order_by(units.c.position)
    return digest_of(tuple(row) for row in connection.execute(query))
