"""What was decided about two numbers is remembered: a later file that no longer says so does not undo it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from addin.ledger.bulk_insert import read_rows
from addin.store.tables_ledger import identity_decision
from validators.allowance.identity import IdentityDecision


def remembered(connection: Connection) -> list[IdentityDecision]:
    """Every decision, the last on each pair."""
    column = identity_decision.c
    columns = (column.day, column.one, column.other, column.result, column.by, column.basis)
    return [IdentityDecision(*row) for row in read_rows(connection, select(*columns))]


def remember(connection: Connection, told: Iterable[IdentityDecision]) -> None:
    """Keep what is new; of two decisions on one pair the later one is kept."""
    known = {(one.one, one.other): one for one in remembered(connection)}
    for decision in told:
        before = known.get((decision.one, decision.other))
        if before == decision or (before is not None and before.day > decision.day):
            continue
        pair = (identity_decision.c.one == decision.one) & (identity_decision.c.other == decision.other)
        connection.execute(delete(identity_decision).where(pair))
        connection.execute(identity_decision.insert().values(decision._asdict()))
        known[decision.one, decision.other] = decision
