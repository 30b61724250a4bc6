"""What payments in the ledger were made for: post, batch and day of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sqlalchemy import Connection, select

from addin.ledger.adjustment import PaidFor
from addin.ledger.bulk_insert import read_rows
from addin.ledger.model import BEFORE, OPENING, PostRow
from addin.store.tables_ledger import batch, batch_line, batch_post, entry


def paid_for(connection: Connection, office: str, months: Sequence[str]) -> dict[int, PaidFor]:
    """By entry id, for every first payment of the office (its code) for these months (2026-07)."""
    paid = (entry.c.kind == "pay") & (batch.c.office == office) & entry.c.month.in_(months)
    query = select(entry.c.id, entry.c.batch_id, entry.c.line_pos).join(batch, batch.c.id == entry.c.batch_id).where(paid)
    entries = read_rows(connection, query)
    made = sorted({row[1] for row in entries})
    rows = read_rows(connection, select(batch_post).where(batch_post.c.batch_id.in_(made)))
    posts = {(row[0], row[1]): PostRow._make(row[2:]) for row in rows}  # once, not for each of its months
    lines = select(batch_line.c.batch_id, batch_line.c.pos, batch_line.c.post_pos).where(batch_line.c.batch_id.in_(made))
    post_of = {(key, pos): posts[key, post] for key, pos, post in read_rows(connection, lines)}
    told = select(batch.c.id, batch.c.number, batch.c.paid_at, batch.c.kind).where(batch.c.id.in_(made))
    known = {
        key: (number, BEFORE if kind == OPENING else paid_at[:10]) for key, number, paid_at, kind in read_rows(connection, told)
    }
    return {key: PaidFor(post_of[batch_id, pos], *known[batch_id]) for key, batch_id, pos in entries}


class PaidForOnDemand(Mapping[int, PaidFor]):
    """The same, read when the first of them is asked for: an adjustment that finds nothing asks for none."""

    def __init__(self, connection: Connection, office: str, months: Sequence[str]) -> None:
        self._asked = (connection, office, months)

    @cached_property
    def _found(self) -> dict[int, PaidFor]:
        return paid_for(*self._asked)

    def __getitem__(self, entry_id: int) -> PaidFor:
        return self._found[entry_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
