"""Payments that somebody annulled by hand, and since when nothing new is known about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from addin.ledger.adjustment import PaidFor
from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import Holding
from addin.ledger.model import CORRECTION
from addin.ledger.paid_for import paid_for
from addin.ledger.payments import settled_elsewhere
from addin.store.tables_ledger import batch, entry


def annulments(
    connection: Connection,
    months: Sequence[str],
    held: Iterable[Holding],
    made_for: Mapping[int, PaidFor],
    newest: Mapping[str, str],
) -> dict[tuple[str, str], str]:
    """The sentence of each annulment by hand, by identity number (every one of the person) and month.

    ``held`` are the holdings of these months. Left out are those of which ``newest`` (code of a unit → when its last roster
    was received, ISO 8601) knows a roster received after the annulment: then the roster decides.
    """
    if not read_rows(connection, select(batch.c.id).where(batch.c.kind == CORRECTION).limit(1)):
        return {}
    by_hand = (batch.c.kind == CORRECTION) & (entry.c.kind == "due") & (entry.c.fen < 0) & entry.c.month.in_(months)
    query = select(entry.c.reverses, entry.c.at, entry.c.reason).join(batch, batch.c.id == entry.c.batch_id).where(by_hand)
    last = {row[0]: row for row in read_rows(connection, query.order_by(entry.c.id))}
    found: dict[tuple[str, str], str] = {}
    for one in held:
        if one.due == 0 and one.entry_id in last:
            _, at, reason = last[one.entry_id]
            post = made_for[one.entry_id].post
            if newest.get(post.unit, "") <= at:
                found |= {(number, one.month): reason.rstrip("。") for number in (one.person, *post.aliases.split())}
    return found


def annulments_elsewhere(
    connection: Connection, months: Sequence[str], office: str, newest: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """The same of payments that another office than ``office`` made, annulled and has back: a branch that was taken over is paid
    by what its new office has received since, not by a roster that still lists who had died.
    """
    settled = settled_elsewhere(connection, months, office)
    if not settled:
        return {}
    held = [Holding(number, month, 0, 0, entry_id) for (number, month), entry_id in settled.items()]
    return annulments(connection, months, held, paid_for(connection, held), newest)
