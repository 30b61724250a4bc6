"""What payments in the ledger were made for: post, batch and day of each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from addin.ledger.adjustment import PaidFor
from addin.ledger.bulk_insert import read_rows
from addin.ledger.model import BEFORE, OPENING, PostRow
from addin.store.tables_ledger import batch, batch_line, batch_post, entry


def paid_for(connection: Connection, office: str, months: Sequence[str]) -> dict[int, PaidFor]:
    """By entry id, for every first payment of the office (its code) for these months (2026-07)."""
    line = (batch_line.c.batch_id == entry.c.batch_id) & (batch_line.c.pos == entry.c.line_pos)
    post = (batch_post.c.batch_id == batch_line.c.batch_id) & (batch_post.c.pos == batch_line.c.post_pos)
    query = (
        select(entry.c.id, batch.c.number, batch.c.paid_at, batch.c.kind, *list(batch_post.c)[2:])
        .join(batch, batch.c.id == entry.c.batch_id)
        .join(batch_line, line)
        .join(batch_post, post)
        .where(entry.c.kind == "pay", batch.c.office == office, entry.c.month.in_(months))
    )
    return {
        key: PaidFor(PostRow._make(row), number, BEFORE if kind == OPENING else paid_at[:10])
        for key, number, paid_at, kind, *row in read_rows(connection, query)
    }
