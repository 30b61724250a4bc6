"""Approve a batch and pay it; a correction is posted when it is approved.

Each runs within the caller's single transaction, so it is atomic.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, select, update

from addin.errors import Refused
from addin.ledger.batch_inputs import last_entry_known
from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.bulk_insert import add_rows, dialect_insert, read_rows
from addin.ledger.hands import record_step, require_recorded
from addin.ledger.hash_chain import EntryFields, batch_statement, chain_entries
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.model import Batch, LineRow
from addin.ledger.payments import live_payments
from addin.ledger.postings import change_entries, require_unchanged
from addin.ledger.separation_of_duties import require_another_person
from addin.store.tables_ledger import batch, batch_change, batch_line, entry, ledger_head, live_payment
from validators.allowance.identity import IdentityDecisions
from validators.catalogue import find as find_rule
from validators.wording import fill
from workbook_templates.advice import Advice
from workbook_templates.values.amount import money


@dataclass(frozen=True)
class PaidBatch:
    """The result of paying a batch: number of payments and their sum in fen.

    ``lost`` are the sentences for lines whose person was paid by another batch since this one was computed; ``again`` says
    that the batch had been paid before and nothing was done now (paying is idempotent).
    """

    batch: Batch
    count: int
    fen: int
    lost: tuple[str, ...] = ()
    again: bool = False


def _statement(key: int, one: Batch, by: str, at: str) -> EntryFields:
    return (key, "batch", "", "", 0, one.id, -1, 0, batch_statement(one), by, at)


def _post(connection: Connection, one: Batch, entries: list[EntryFields], head_hash: str, values: dict[str, Any]) -> Batch:
    """Append a batch's entries to the chain and note the chain's new end with the batch."""
    last_id, last_hash = _append_entries(connection, entries, head_hash)
    one = _update_batch(connection, one, **values, head_id=last_id, head_hash=last_hash)
    record_step(connection, one)
    return one


def approve(connection: Connection, one: Batch, by: str, at: str) -> Batch:
    """Mark a drafted batch as approved by a second person, ``by``, at the time ``at``; older approved ones are replaced.

    A correction orders no payment: it is posted to the ledger at once. Raises Refused where the batch is not a draft, where
    ``by`` computed it, where its rows no longer match its digest, or where a correction no longer fits the ledger.
    """
    head = _lock_chain_end(connection) if not one.pays else (0, "")
    one = _lock_batch(connection, one)
    if one.state != "draft":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，只有“待复核”的批次才能复核。")
    require_recorded(connection, one)
    require_another_person(one, by, "复核")
    content = read_content(connection, one)
    _refuse_if_altered(content)
    if not one.pays:
        return _post_correction(connection, content, by, at, head)
    older = (batch.c.office == one.office) & (batch.c.period == one.period) & (batch.c.state == "approved")
    older &= batch.c.kind == one.kind
    connection.execute(update(batch).where(older).values(state="replaced"))  # computed anew: the older one is out of date
    one = _update_batch(connection, one, state="approved", approved_by=by, approved_at=at)
    record_step(connection, one)
    return one


def _post_correction(connection: Connection, content: BatchContent, by: str, at: str, head: tuple[int, str]) -> Batch:
    require_unchanged(connection, content)
    approval: dict[str, Any] = {"state": "approved", "approved_by": by, "approved_at": at}
    record_step(connection, content.batch._replace(**approval))
    values = approval | {"state": "paid", "paid_by": by, "paid_at": at}
    one = content.batch._replace(**values)
    entries = [_statement(head[0] + 1, one, by, at), *change_entries(content, by, at, head[0] + 2)]
    return _post(connection, one, entries, head[1], values)


def pay(connection: Connection, one: Batch, by: str, at: str) -> PaidBatch:
    """Post the payments of an approved batch to the ledger; ``by`` is a third person. Idempotent: a paid batch is left alone.

    The primary key of live_payment (month, person) decides line by line: a line whose person was paid meanwhile is
    blocked. Raises Refused where the batch is not approved, where ``by`` computed or approved it, where its rows no longer
    match its digest, where an identity decision or a reversal has made it out of date, or where the chain's end is lost.
    """
    head_id, head_hash = _lock_chain_end(connection)
    one = _lock_batch(connection, one)
    if one.state == "paid":
        return PaidBatch(one, 0, 0, again=True)
    if one.state != "approved":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，要先由复核人复核才能发放。")
    require_recorded(connection, one)
    require_another_person(one, by, "发放")
    content = read_content(connection, one)
    _refuse_if_altered(content)
    _refuse_if_outdated(connection, content)
    require_unchanged(connection, content)
    corrected = {change.line_pos for change in content.changes if change.entry_id}
    payable = [pos for pos, line in enumerate(content.lines) if line.outcome == "pay" and pos not in corrected]
    entry_ids = dict(zip(payable, range(head_id + 2, head_id + 2 + len(payable)), strict=True))  # after the opening entry
    lost_positions = _insert_live_payments(connection, content, entry_ids, head_id + 1)
    lost = _block_lines(connection, content, lost_positions)
    kept = [pos for pos, line in enumerate(content.lines) if line.outcome == "pay"]  # without the lost ones
    fen = sum(content.lines[pos].fen for pos in kept)
    values: dict[str, Any] = {"state": "paid", "paid_by": by, "paid_at": at, "pay_count": len(kept), "pay_fen": fen}
    values |= {"blocked": one.blocked + len(lost), "digest": content.digest if lost else one.digest}
    one = one._replace(**values)
    entries = [_statement(head_id + 1, one, by, at)]
    for pos in payable:
        line = content.lines[pos]
        if line.outcome == "pay":
            entries.append((entry_ids[pos], "pay", line.person, line.month, line.fen, one.id, pos, 0, "", by, at))
    entries += change_entries(content, by, at, head_id + 2 + len(payable))
    one = _post(connection, one, entries, head_hash, values)
    return PaidBatch(one, len(kept), fen, tuple(lost))


def _insert_live_payments(connection: Connection, content: BatchContent, entry_ids: dict[int, int], last_id: int) -> list[int]:
    """Insert the payments, leaving out those in conflict; returns the positions of the lines that were not inserted.

    ``entry_ids`` gives each line's position its future entry id; ``last_id`` is the id before the first of them.
    """
    aliased = {post.person: post.aliases.split() for post in content.posts if post.aliases}
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


def _block_lines(connection: Connection, content: BatchContent, lost: list[int]) -> list[str]:
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


def _lock_chain_end(connection: Connection) -> tuple[int, str]:
    """Id and hash of the last entry, its row locked until the transaction ends, so that the chain cannot fork.

    Raises Refused where the row is missing.
    """
    head = select(ledger_head.c.entry_id, ledger_head.c.hash).where(ledger_head.c.id == 1).with_for_update()
    found = connection.execute(head).one_or_none()
    if found is None:
        raise Refused("台账的末尾标记不见了，不能再记账。请", Advice.VERIFY_LEDGER, "，并用备份恢复。")
    return int(found[0]), str(found[1])


def _append_entries(connection: Connection, entries: Sequence[EntryFields], last: str) -> tuple[int, str]:
    rows = list(chain_entries(entries, last))
    add_rows(connection, entry, rows)
    end = (int(rows[-1][0]), str(rows[-1][-1]))
    connection.execute(update(ledger_head).values(entry_id=end[0], hash=end[1]))
    return end


def _lock_batch(connection: Connection, one: Batch) -> Batch:
    """Lock the batch's row until the transaction ends, and read the batch again."""
    connection.execute(select(batch.c.id).where(batch.c.id == one.id).with_for_update())
    return next(found for found in all_batches(connection) if found.id == one.id)


def _refuse_if_altered(content: BatchContent) -> None:
    if content.digest != content.batch.digest:
        raise Refused(f"批次 {content.batch.number} 的内容在计算之后被改动过，不能继续办理。请重新计算，并查明是谁改动的。")


def _refuse_if_outdated(connection: Connection, content: BatchContent) -> None:
    """Raise Refused where, since the batch was computed, numbers in it were joined or a payment of its claims was reversed."""
    decided = IdentityDecisions(None, stored_decisions(connection))
    paid = {line.post_pos for line in content.lines if line.outcome == "pay"} if decided else ()
    for post in (content.posts[pos] for pos in sorted(paid)):
        if not {post.person, *post.aliases.split()}.issuperset(decided.numbers(post.number)):
            because = f"{post.name} 被认定与另一个号码是同一人"
            raise Refused(f"批次 {content.batch.number} 计算之后，{because}，请重新计算、复核后再发放。")
    since = select(entry.c.person, entry.c.month).where(
        entry.c.reverses != 0, entry.c.id > last_entry_known(connection, content.batch)
    )
    corrected = set(read_rows(connection, since))
    if corrected and any((line.person, line.month) in corrected for line in content.lines if line.outcome == "pay"):
        raise Refused(f"批次 {content.batch.number} 计算之后，有人在其中的发放被更正过，请重新计算、复核后再发放。")


def _update_batch(connection: Connection, one: Batch, **values: Any) -> Batch:
    connection.execute(update(batch).where(batch.c.id == one.id).values(values))
    return one._replace(**values)
