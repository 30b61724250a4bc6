"""Live payments: what the ledger has paid and not settled, with person, month, batch and the fen that are still held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, and_, case, func, select

from addin.ledger.batch_inputs import SOURCE
from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS
from addin.ledger.model import BEFORE, OPENING
from addin.store.tables_ledger import batch, batch_input, batch_line, batch_post, entry, line_of_entry, live_payment, post_of_line
from validators.allowance.claim_period import Payment


def live_payments(
    connection: Connection, months: Sequence[str], person: str = "", office: str = "", *, elsewhere: bool = False
) -> dict[tuple[str, str], Payment]:
    """Live payments of these months by identity number and month; a person with several numbers appears under each.

    ``months`` are like 2026-07; ``person`` limits them to one identity number. Where ``office`` (a code) is given, a batch
    of another office in the same database is named with that office's code, and what that office has settled is left out;
    ``elsewhere`` gives those of other offices alone.
    """
    if elsewhere and not _others_pay(connection, office):
        return {}
    query = _query().where(live_payment.c.month.in_(months))
    if person:
        query = query.where(live_payment.c.person == person)
    query = query.where(batch.c.office != office) if elsewhere else query
    rows = read_rows(connection, query)
    settled = settled_elsewhere(connection, months, office) if office else {}
    return {(row[0], row[1]): _payment(row, office) for row in rows if (row[0], row[1]) not in settled}


def paid_numbers(connection: Connection, months: Sequence[str]) -> set[str]:
    """The identity numbers under which somebody holds a payment of these months, of whatever office."""
    query = select(live_payment.c.person).where(live_payment.c.month.in_(months)).distinct()
    return {row[0] for row in read_rows(connection, query)}


def settled_elsewhere(connection: Connection, months: Sequence[str], office: str) -> dict[tuple[str, str], int]:
    """By identity number and month: the entry id of a payment of another office than ``office`` of which nothing is left: it was
    annulled and the money is back. Whoever has taken over the branch may pay that month.
    """
    if not _others_pay(connection, office):
        return {}
    first, later = entry, entry.alias("later")
    cash = first.c.fen + func.sum(case((later.c.kind.in_(CASH_KINDS), later.c.fen), else_=0))
    due = first.c.fen + func.sum(case((later.c.kind.in_(DUE_KINDS), later.c.fen), else_=0))
    query = (
        select(live_payment.c.person, live_payment.c.month, first.c.id)
        .join(first, first.c.id == live_payment.c.entry_id)
        .join(batch, batch.c.id == first.c.batch_id)
        .join(later, and_(later.c.month == first.c.month, later.c.person == first.c.person, later.c.reverses == first.c.id))
        .where(batch.c.office != office, live_payment.c.month.in_(months))
        .group_by(live_payment.c.person, live_payment.c.month, first.c.id, first.c.fen)
        .having(and_(cash == 0, due == 0))
    )
    return {(row[0], row[1]): row[2] for row in read_rows(connection, query)}


def _others_pay(connection: Connection, office: str) -> bool:
    """Whether another office keeps its batches in the same database, which is so where several share one."""
    return bool(read_rows(connection, select(batch.c.id).where(batch.c.office != office).limit(1)))


def sources_of_openings(connection: Connection) -> dict[int, frozenset[str]]:
    """By the entry of an opening balance: the SHA-256 of the old sheets from which its batch was read."""
    made_of = (batch_input.c.batch_id == entry.c.batch_id) & (batch_input.c.kind == SOURCE)
    query = select(entry.c.id, batch_input.c.digest).join(batch_input, made_of).where(entry.c.kind == "pay")
    found: dict[int, set[str]] = {}
    for key, sha256 in read_rows(connection, query):
        found.setdefault(int(key), set()).add(str(sha256))
    return {key: frozenset(those) for key, those in found.items()}


def _payment(row: tuple[Any, ...], office: str) -> Payment:
    number, month, name, batch_number, paid_at, post, body, fen, payer, entry_id, code, kind = row
    other_office = payer if office and payer != office else ""
    batch_name, day = (f"{batch_number}（期初）", BEFORE) if kind == OPENING else (batch_number, paid_at[:10])
    batch_name = f"{other_office} 的 {batch_name}" if other_office else batch_name
    return Payment(number, month, name, batch_name, day, post, body, fen, other_office, entry_id, code)


def _query() -> Select[Any]:
    return (
        select(
            live_payment.c.person, live_payment.c.month, batch_post.c.name, batch.c.number, batch.c.paid_at,
            batch_post.c.post, batch_post.c.body_name, entry.c.fen + _moved_since(), batch.c.office, entry.c.id,
            batch_post.c.code, batch.c.kind,
        )
        .join(entry, entry.c.id == live_payment.c.entry_id)
        .join(batch, batch.c.id == entry.c.batch_id)
        .join(batch_line, line_of_entry)
        .join(batch_post, post_of_line)
    )  # fmt: skip


def _moved_since() -> ScalarSelect[int]:
    """The fen that moved after a payment by its corrections: paid in addition, returned, recovered."""
    later = entry.alias("later")
    same = (later.c.month == entry.c.month) & (later.c.person == entry.c.person) & (later.c.reverses == entry.c.id)
    moved = select(func.coalesce(func.sum(later.c.fen), 0)).where(same, later.c.kind.in_(CASH_KINDS))
    return moved.correlate(entry).scalar_subquery()
