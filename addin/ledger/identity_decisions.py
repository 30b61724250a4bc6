"""Stored decisions on whether two identity numbers belong to one person; a later file that omits one does not undo it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from addin.ledger.bulk_insert import read_rows
from addin.store.tables_ledger import identity_decision
from validators.allowance.identity import IdentityDecision


def stored_decisions(connection: Connection) -> list[IdentityDecision]:
    """Every stored decision, one for each pair of numbers."""
    column = identity_decision.c
    columns = (column.day, column.one, column.other, column.result, column.by, column.basis)
    return [IdentityDecision(*row) for row in read_rows(connection, select(*columns))]


def store_decisions(connection: Connection, decisions: Iterable[IdentityDecision]) -> None:
    """Store new decisions; of two decisions on one pair the one with the later day is kept. Idempotent."""
    known = {(one.one, one.other): one for one in stored_decisions(connection)}
    for decision in decisions:
        before = known.get((decision.one, decision.other))
        if before == decision or (before is not None and before.day > decision.day):
            continue
        pair = (identity_decision.c.one == decision.one) & (identity_decision.c.other == decision.other)
        connection.execute(delete(identity_decision).where(pair))
        connection.execute(identity_decision.insert().values(decision._asdict()))
        known[decision.one, decision.other] = decision
