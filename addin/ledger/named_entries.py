"""The ledger's entries with the names behind them: whose, of which unit and post, by which batch. For an auditor."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from addin.ledger.bulk_insert import read_rows
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS
from addin.store.tables_ledger import batch, batch_line, batch_post, entry, line_of_entry, post_of_line

_WHO = ("name", "number", "unit_name", "body_name", "post")


class NamedEntry(NamedTuple):
    """An entry, the number and kind of its batch, and of the post it is for: name, number in the row, unit, body, title; all five
    empty for what states a batch.
    """

    entry: LedgerEntry
    batch: str
    batch_kind: str
    name: str
    number: str
    unit_name: str
    body: str
    post: str

    @property
    def cash(self) -> int:
        """The fen that moved; negative where they came back."""
        return self.entry.fen if self.entry.kind in CASH_KINDS else 0

    @property
    def due(self) -> int:
        """The fen by which what is due changed."""
        return self.entry.fen if self.entry.kind in DUE_KINDS else 0


def named_entries(connection: Connection, office: str) -> list[NamedEntry]:
    """All entries of ``office`` (its code) in their order."""
    query = (
        select(*entry.c, batch.c.number, batch.c.kind, *(batch_post.c[name] for name in _WHO))
        .join(batch, batch.c.id == entry.c.batch_id)
        .outerjoin(batch_line, line_of_entry)
        .outerjoin(batch_post, post_of_line)
        .where(batch.c.office == office)
        .order_by(entry.c.id)
    )
    width = len(entry.c)
    return [
        NamedEntry(LedgerEntry._make(row[:width]), *("" if cell is None else str(cell) for cell in row[width:]))
        for row in read_rows(connection, query)
    ]


class CashInAll(NamedTuple):
    """How many entries moved cash, and the fen: out less back."""

    entries: int
    fen: int


def cash_in_all(connection: Connection, office: str) -> CashInAll:
    """The cash of all entries of ``office`` (its code), counted and added up by the database."""
    query = select(func.count(), func.coalesce(func.sum(entry.c.fen), 0)).join(batch, batch.c.id == entry.c.batch_id)
    query = query.where(batch.c.office == office, entry.c.kind.in_(CASH_KINDS), entry.c.fen != 0)
    return CashInAll._make(map(int, connection.execute(query).one()))
