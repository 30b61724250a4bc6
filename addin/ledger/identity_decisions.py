"""Stored decisions on whether two identity numbers belong to one person; a later file that omits one does not undo it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, select

from addin.ledger.aliases import align_aliases
from addin.ledger.bulk_insert import read_rows
from addin.store.journal import append, digest_of, events
from addin.store.tables_ledger import identity_decision
from validators.allowance.identity import IdentityDecision

TABLE = "table"
"""The kind of the journal's events on a whole table."""


def stored_decisions(connection: Connection) -> list[IdentityDecision]:
    """Every stored decision, one for each pair of numbers."""
    column = identity_decision.c
    columns = (column.day, column.one, column.other, column.result, column.by, column.basis)
    return [IdentityDecision(*row) for row in read_rows(connection, select(*columns))]


def store_decisions(connection: Connection, decisions: Iterable[IdentityDecision], at: str = "") -> None:
    """Store new decisions; of two decisions on one pair the one with the later day is kept. Idempotent.

    ``at`` is the time (ISO 8601 with offset) that the journal tells of a change.
    """
    known = {(one.one, one.other): one for one in stored_decisions(connection)}
    before_all = dict(known)
    for decision in decisions:
        before = known.get((decision.one, decision.other))
        if before == decision or (before is not None and before.day > decision.day):
            continue
        pair = (identity_decision.c.one == decision.one) & (identity_decision.c.other == decision.other)
        connection.execute(delete(identity_decision).where(pair))
        connection.execute(identity_decision.insert().values(decision._asdict()))
        known[decision.one, decision.other] = decision
    if known != before_all:
        align_aliases(connection, stored_decisions(connection))
        append(connection, TABLE, identity_decision.name, _digest(connection), at=at)


def decision_problems(connection: Connection) -> Iterator[str]:
    """A sentence where the stored decisions are not as the journal tells."""
    told = [event.digest for event in events(connection, TABLE) if event.subject == identity_decision.name]
    if _digest(connection) != (told[-1] if told else digest_of([])):
        yield "“是不是同一个人”的认定在程序之外被改动过。"


def _digest(connection: Connection) -> str:
    columns = (identity_decision.c[name] for name in ("one", "other", "result", "day", "by", "basis"))
    query = select(*columns).order_by(identity_decision.c.one, identity_decision.c.other)
    return digest_of(read_rows(connection, query))
