"""The other identity numbers of a paid person: none of them may be paid for the same month, as long as they are one person's.

Whether they are is decided by people, and a decision may be corrected: 同一人 to 不同人 sets the innocent number free again.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from addin.ledger.bulk_insert import dialect_insert, read_rows
from addin.store.tables_ledger import batch_line, batch_post, entry, line_of_entry, live_payment, post_of_line
from validators.allowance.identity import IdentityDecision, IdentityDecisions


def aliases_by_entry(connection: Connection, decisions: Sequence[IdentityDecision]) -> dict[int, list[str]]:
    """By payment entry id: the other numbers its person had when it was paid, without those decided since to be another's."""
    several = (entry.c.kind == "pay") & (batch_post.c.aliases != "")
    query = select(entry.c.id, entry.c.person, batch_post.c.aliases).join(batch_line, line_of_entry)
    query = query.join(batch_post, post_of_line).where(several)
    decided = IdentityDecisions(None, decisions)
    known = {number for one in decisions for number in (one.one, one.other)}

    def is_one(number: str, other: str) -> bool:
        return decided.person(number) == decided.person(other) or not {number, other} & known

    rows = read_rows(connection, query)
    return {row[0]: [number for number in row[2].split() if is_one(row[1], number)] for row in rows}


def align_aliases(connection: Connection, decisions: Sequence[IdentityDecision]) -> None:
    """Make the live payments under other numbers agree with the decisions: those of strangers go, those of one person come.

    A number that was paid by itself meanwhile keeps its own payment.
    """
    live = select(live_payment.c.month, live_payment.c.person, live_payment.c.entry_id, entry.c.person)
    rows = read_rows(connection, live.join(entry, entry.c.id == live_payment.c.entry_id))
    months = {entry_id: month for month, person, entry_id, paid in rows if person == paid}
    there = {(month, person, entry_id) for month, person, entry_id, paid in rows if person != paid}
    wanted = {
        (months[key], number, key)
        for key, numbers in aliases_by_entry(connection, decisions).items()
        if key in months
        for number in numbers
    }
    for month, person, _ in sorted(there - wanted):
        here = (live_payment.c.month == month) & (live_payment.c.person == person)
        connection.execute(delete(live_payment).where(here))
    for row in sorted(wanted - there):
        values = dict(zip(("month", "person", "entry_id"), row, strict=True))
        connection.execute(dialect_insert(connection, live_payment).values(values).on_conflict_do_nothing())
