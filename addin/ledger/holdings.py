"""What each person holds and is due for each month, added up from the ledger's entries.

Invariant, to the fen, for every person at any moment: cash = due + receivable − payable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Connection, case, cast, func, select

from addin.ledger.bulk_insert import read_rows
from addin.store.tables_ledger import batch, entry, live_payment

CASH_KINDS = ("pay", "reversal", "more", "returned", "recover")
"""Entries that move cash: a first payment, a further one, returned by the bank, recovered from the person.

``reversal`` is written no more; in old ledgers it annulled a payment whose money was taken to be back.
"""

DUE_KINDS = ("pay", "reversal", "due")
"""Entries that change what a person is entitled to: a first payment, and later decisions."""

_LIVE = 0


class Holding(NamedTuple):
    """One person and month (2026-07): fen received and not given back, fen due, and the id of the latest first payment."""

    person: str
    month: str
    cash: int
    due: int
    entry_id: int

    @property
    def receivable(self) -> int:
        """Fen that the person holds beyond what is due."""
        return max(self.cash - self.due, 0)


def holdings(connection: Connection, office: str, months: Sequence[str] = (), person: str = "") -> list[Holding]:
    """What was paid by ``office`` (its code), by person and month; only of ``months`` and ``person`` where given.

    Persons appear under the identity number they were paid by.
    """
    cash = _fen(CASH_KINDS)
    due = _fen(DUE_KINDS)
    paid = func.max(case((entry.c.kind == "pay", entry.c.id), else_=_LIVE))
    query = select(entry.c.person, entry.c.month, cash, due, paid).join(batch, batch.c.id == entry.c.batch_id)
    query = query.where(batch.c.office == office, entry.c.kind != "batch").group_by(entry.c.person, entry.c.month)
    query = query.where(entry.c.month.in_(months)) if months else query
    query = query.where(entry.c.person == person) if person else query
    return list(map(Holding._make, read_rows(connection, query.order_by(entry.c.person, entry.c.month))))


def _fen(kinds: Sequence[str]) -> ColumnElement[int]:
    """The fen of all entries of these kinds; a whole number on every database (PostgreSQL adds up to decimals)."""
    return cast(func.coalesce(func.sum(case((entry.c.kind.in_(kinds), entry.c.fen), else_=0)), 0), BigInteger)


def live_holdings(connection: Connection, office: str, months: Sequence[str] = ()) -> list[Holding]:
    """The holdings whose payment stands in the live-payment table: all but those annulled by a reversal of an old ledger."""
    live = {row[0] for row in read_rows(connection, select(live_payment.c.entry_id))}
    return [one for one in holdings(connection, office, months) if one.entry_id in live]
