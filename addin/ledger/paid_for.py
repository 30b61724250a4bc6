"""What payments in the ledger were made for: post, batch and day of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sqlalchemy import Connection, select

from addin.ledger.adjustment import PaidFor
from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import Holding
from addin.ledger.model import BEFORE, OPENING, PostRow
from addin.store.tables_ledger import batch, batch_line, batch_post, entry, line_of_entry


def paid_for(connection: Connection, held: Sequence[Holding]) -> dict[int, PaidFor]:
    """By entry id, for the first payment of every holding; others that were posted between these may be among them.

    The entries are read in their own order: to look each up by its month takes four times as long.
    """
    ids = [one.entry_id for one in held]
    posted = entry.c.id.between(min(ids, default=0), max(ids, default=0)) & (entry.c.kind == "pay")
    query = select(entry.c.id, entry.c.batch_id, batch_line.c.post_pos).join(batch_line, line_of_entry)
    entries = read_rows(connection, query.where(posted))
    made = sorted({row[1] for row in entries})
    rows = read_rows(connection, select(batch_post).where(batch_post.c.batch_id.in_(made)))
    posts = {(row[0], row[1]): PostRow._make(row[2:]) for row in rows}  # once, not for each of its months
    told = select(batch.c.id, batch.c.number, batch.c.paid_at, batch.c.kind).where(batch.c.id.in_(made))
    known = {
        key: (number, BEFORE if kind == OPENING else paid_at[:10]) for key, number, paid_at, kind in read_rows(connection, told)
    }
    told_of = {key: PaidFor(post, *known[key[0]]) for key, post in posts.items()}  # and so is what is told of it
    return {key: told_of[batch_id, post] for key, batch_id, post in entries}


class PaidForOnDemand(Mapping[int, PaidFor]):
    """The same, read when the first of them is asked for: an adjustment that finds nothing asks for none."""

    def __init__(self, connection: Connection, held: Sequence[Holding]) -> None:
        self._asked = (connection, held)

    @cached_property
    def _found(self) -> dict[int, PaidFor]:
        return paid_for(*self._asked)

    def __getitem__(self, entry_id: int) -> PaidFor:
        return self._found[entry_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
