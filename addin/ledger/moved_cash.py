"""What went out and came back within a calendar year, as a tax return asks: for months of whatever year.

Opening balances are left out: what was paid before the ledger has no day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import CASH_KINDS
from addin.ledger.model import OPENING
from addin.store.tables_ledger import batch, batch_line, batch_post, entry, line_of_entry, post_of_line
from validators.allowance.identity import IdentityDecisions

Key = tuple[str, str]
"""An identity number and a month (2026-07)."""


class PaidPost(NamedTuple):
    """The post that a month was first paid for: name, unit (its code), its name, body, title, and the number in the row."""

    name: str = ""
    unit: str = ""
    unit_name: str = ""
    body: str = ""
    post: str = ""
    number: str = ""


class MovedCash(NamedTuple):
    """One person's month (2026-07), the post it was first paid for, and the fen that went out and came back within the year."""

    person: str
    month: str
    paid_for: PaidPost
    out: int
    back: int


def paid_posts(connection: Connection, office: str, months: Iterable[str]) -> dict[Key, PaidPost]:
    """By number and month: the post of the latest first payment by ``office`` (its code)."""
    post = batch_post.c
    query = (
        select(entry.c.person, entry.c.month, post.name, post.unit, post.unit_name, post.body_name, post.post, post.number)
        .join(batch, batch.c.id == entry.c.batch_id)
        .join(batch_line, line_of_entry)
        .join(batch_post, post_of_line)
        .where(batch.c.office == office, entry.c.kind == "pay", entry.c.month.in_(sorted(set(months))))
    )
    return {(row[0], row[1]): PaidPost._make(row[2:]) for row in read_rows(connection, query.order_by(entry.c.id))}


def moved_within(connection: Connection, office: str, year: int, persons: IdentityDecisions) -> list[MovedCash]:
    """What ``office`` (its code) paid out and got back within a calendar year, month by month of each person.

    ``persons`` joins a person's numbers.
    """
    out = func.sum(case((entry.c.fen > 0, entry.c.fen), else_=0))
    back = func.sum(case((entry.c.fen < 0, -entry.c.fen), else_=0))
    query = select(entry.c.person, entry.c.month, out, back).join(batch, batch.c.id == entry.c.batch_id)
    query = query.where(batch.c.office == office, batch.c.kind != OPENING, entry.c.kind.in_(CASH_KINDS))
    query = query.where(entry.c.at.like(f"{year}-%")).group_by(entry.c.person, entry.c.month)
    rows = read_rows(connection, query.order_by(entry.c.person, entry.c.month))
    posts = paid_posts(connection, office, (row[1] for row in rows))
    return [
        MovedCash(persons.person(number), month, posts.get((number, month), PaidPost(number=number)), int(went), int(came))
        for number, month, went, came in rows
    ]
