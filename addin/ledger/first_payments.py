"""The first payments of a batch in the live-payment table, whose key admits one for each person and month."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sqlalchemy import Connection, delete, func, literal, select, update

from addin.ledger.batches import BatchContent
from addin.ledger.bulk_insert import dialect_insert, read_rows
from addin.ledger.model import LineRow
from addin.ledger.payments import live_payments, settled_elsewhere
from addin.store.tables_ledger import batch_change, batch_line, live_payment
from validators.catalogue import find as find_rule
from validators.wording import fill
from workbook_templates.values.amount import money


def insert_live_payments(connection: Connection, content: BatchContent, entry_ids: dict[int, int], last_id: int) -> list[int]:
    """Insert the payments, leaving out those in conflict; returns the positions of the lines that were not inserted.

    ``entry_ids`` gives each line's position its future entry id; ``last_id`` is the id before the first of them.
    """
    aliased = {post.person: post.aliases.split() for post in content.posts if post.aliases}
    _release_settled(connection, content, entry_ids, aliased)
    line, change = batch_line.c, batch_change.c
    payable = (line.batch_id == content.batch.id) & (line.outcome == "pay")
    if content.changes:  # further payments for a month are no first ones
        payable &= line.pos.not_in(select(change.line_pos).where(change.batch_id == content.batch.id, change.entry_id != 0))
    ordinal = (literal(last_id) + func.row_number().over(order_by=line.pos)).label("entry_id")
    paid = select(line.month, line.person, ordinal).where(payable).subquery()
    source = select(paid).where(paid.c.person.not_in(aliased)).order_by(paid.c.month, paid.c.person)
    insert = dialect_insert(connection, live_payment).from_select(["month", "person", "entry_id"], source)
    admitted = connection.execute(insert.on_conflict_do_nothing()).rowcount
    several_numbers = [pos for pos in entry_ids if content.lines[pos].person in aliased] if aliased else []
    lost = (
        []
        if admitted + len(several_numbers) == len(entry_ids)
        else _rejected_by_database(connection, content, entry_ids, last_id, aliased)
    )
    for pos in several_numbers:
        one = content.lines[pos]
        if not _insert_all_numbers(connection, (one.person, *aliased[one.person]), one.month, entry_ids[pos]):
            lost.append(pos)
    return sorted(lost)


def _release_settled(
    connection: Connection, content: BatchContent, entry_ids: Container[int], aliased: dict[str, list[str]]
) -> None:
    """Take out the live payments of these persons that another office has settled; its entries stay in the chain."""
    months = sorted({line.month for line in content.lines})
    settled = settled_elsewhere(connection, months, content.batch.office)
    for pos, line in enumerate(content.lines) if settled else ():
        if pos in entry_ids:
            for number in (line.person, *aliased.get(line.person, ())):
                if key := settled.get((number, line.month)):
                    connection.execute(delete(live_payment).where(live_payment.c.entry_id == key))


def _rejected_by_database(
    connection: Connection, content: BatchContent, entry_ids: dict[int, int], last_id: int, aliased: Container[str]
) -> list[int]:
    """Positions of lines that were not inserted: only this batch uses entry ids after ``last_id``, and theirs are missing."""
    inserted = {row[0] for row in read_rows(connection, select(live_payment.c.entry_id).where(live_payment.c.entry_id > last_id))}
    return [pos for pos in entry_ids if entry_ids[pos] not in inserted and content.lines[pos].person not in aliased]


def _insert_all_numbers(connection: Connection, numbers: Sequence[str], month: str, entry_id: int) -> bool:
    """Insert a payment under all identity numbers of one person, or under none where any of them is paid already."""
    rows = [{"month": month, "person": person, "entry_id": entry_id} for person in numbers]
    with connection.begin_nested() as attempt:
        insert = dialect_insert(connection, live_payment).values(rows).on_conflict_do_nothing()
        admitted = connection.execute(insert.returning(live_payment.c.person)).all()
        if len(admitted) < len(rows):
            attempt.rollback()
        return len(admitted) == len(rows)


def block_lines(connection: Connection, content: BatchContent, lost: list[int]) -> list[str]:
    """Mark these lines as blocked (S04), in the database and in ``content``; returns the sentence for each."""
    reasons = []
    for pos in lost:
        line = content.lines[pos]
        reason = _paid_before(connection, content, line)
        content.lines[pos] = line._replace(outcome="blocked", rule="S04", reason=reason)
        change = {"outcome": "blocked", "rule": "S04", "reason": reason}
        here = (batch_line.c.batch_id == content.batch.id) & (batch_line.c.pos == pos)
        connection.execute(update(batch_line).where(here).values(change))
        reasons.append(reason)
    return reasons


def _paid_before(connection: Connection, content: BatchContent, line: LineRow) -> str:
    post = content.posts[line.post_pos]
    for number in (line.person, *post.aliases.split()):
        for earlier in live_payments(connection, [line.month], number, content.batch.office).values():
            words = {"姓名": post.name, "月份": line.month, "批次": earlier.batch, "发放日期": earlier.day}
            words |= {"实发组织": earlier.body_name, "实发职务": earlier.post, "实发金额": money(earlier.fen)}
            return fill(find_rule("S04").message, words)
    return f"{post.name} {line.month} 在本批次里已经发放一笔，不重复发放。"
