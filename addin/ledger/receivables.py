"""The register of receivables: what persons hold beyond what is due, since when, as of a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.ledger.bulk_insert import read_rows
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS
from addin.ledger.model import PostRow
from addin.store.tables_ledger import batch, batch_line, batch_post, entry, line_of_entry, post_of_line


class Receivable(NamedTuple):
    """One person's month (2026-07): the post it was paid for, fen held and due, since when (ISO) too much is held, how many days
    ago that was, and the sentence of the decision that made it so.
    """

    post: PostRow
    month: str
    cash: int
    due: int
    since: str
    age: int
    reason: str

    @property
    def fen(self) -> int:
        """The fen to be recovered."""
        return self.cash - self.due


def receivables(connection: Connection, office: str, as_of: dt.date) -> list[Receivable]:
    """All receivables of ``office`` (its code) at the end of the day ``as_of``, the oldest first."""
    query = select(entry).join(batch, batch.c.id == entry.c.batch_id)
    query = query.where(batch.c.office == office, entry.c.kind != "batch").order_by(entry.c.id)
    by_month: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for one in map(LedgerEntry._make, read_rows(connection, query)):
        if one.at[:10] <= as_of.isoformat():
            by_month[one.person, one.month].append(one)
    open_ = {key: state for key, entries in by_month.items() if (state := _standing(entries)) is not None}
    posts = _posts(connection, {state.paid for state in open_.values()})
    found = [
        Receivable(posts[state.paid], month, state.cash, state.due, state.since, _days(state.since, as_of), state.reason)
        for (_, month), state in open_.items()
    ]
    return sorted(found, key=lambda one: (one.since, one.post.unit, one.post.person, one.month))


class _Standing(NamedTuple):
    cash: int
    due: int
    since: str
    reason: str
    paid: int


def _standing(entries: list[LedgerEntry]) -> _Standing | None:
    """What is held too much after all these entries of one person and month; None where nothing is."""
    cash = due = paid = 0
    since = reason = ""
    for one in entries:
        cash += one.fen if one.kind in CASH_KINDS else 0
        due += one.fen if one.kind in DUE_KINDS else 0
        paid = one.id if one.kind == "pay" else paid
        if cash <= due:
            since = reason = ""
        elif not since or (one.kind in DUE_KINDS and one.fen < 0):
            since, reason = since or one.at[:10], one.reason
    return _Standing(cash, due, since, reason, paid) if since else None


def _posts(connection: Connection, entries: set[int]) -> dict[int, PostRow]:
    """The posts of first payments by entry id."""
    query = select(entry.c.id, *list(batch_post.c)[2:]).join(batch_line, line_of_entry).join(batch_post, post_of_line)
    found: dict[int, PostRow] = {}
    ids = sorted(entries)
    for start in range(0, len(ids), 500):  # a database takes only so many values in one query
        rows = read_rows(connection, query.where(entry.c.id.in_(ids[start : start + 500])))
        found |= {int(row[0]): PostRow._make(row[1:]) for row in rows}
    return found


def _days(since: str, as_of: dt.date) -> int:
    return (as_of - dt.date.fromisoformat(since)).days
