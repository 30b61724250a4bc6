"""Approve a batch and pay it; a correction is posted when it is approved.

Each runs within the caller's single transaction, so it is atomic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from addin.errors import Refused
from addin.ledger.batch_inputs import last_entry_known
from addin.ledger.batches import BatchContent, all_batches, digest_now, read_content
from addin.ledger.bulk_insert import read_rows
from addin.ledger.chain_end import append_entries, lock_chain_end
from addin.ledger.first_payments import block_lines, insert_live_payments
from addin.ledger.hands import record_cancellation, record_step, require_recorded
from addin.ledger.hash_chain import EntryFields, batch_statement
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.model import KINDS, Batch
from addin.ledger.offsets import require_payments_of_offsets
from addin.ledger.postings import change_entries, require_unchanged
from addin.ledger.separation_of_duties import require_another_person
from addin.store.tables_ledger import batch, entry
from validators.allowance.identity import IdentityDecisions


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
    last_id, last_hash = append_entries(connection, entries, head_hash)
    one = _update_batch(connection, one, **values, head_id=last_id, head_hash=last_hash)
    record_step(connection, one)
    return one


def approve(connection: Connection, one: Batch, by: str, at: str) -> Batch:
    """Mark a drafted batch as approved by a second person, ``by``, at the time ``at``; older approved ones are replaced.

    A batch that orders no payment (a correction, opening balances) is posted to the ledger at once. Raises Refused where the
    batch is not a draft, where ``by`` computed it, where its rows no longer match its digest, or where it no longer fits the
    ledger.
    """
    head = lock_chain_end(connection) if not one.pays else (0, "")
    one = _lock_batch(connection, one)
    if one.state != "draft":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，只有“待复核”的批次才能复核。")
    require_recorded(connection, one)
    require_another_person(one, by, "复核")
    _refuse_if_altered(one, digest_now(connection, one))
    if not one.pays:
        return _post_at_once(connection, read_content(connection, one), by, at, head)
    older = (batch.c.office == one.office) & (batch.c.period == one.period) & (batch.c.state == "approved")
    older &= batch.c.kind == one.kind
    connection.execute(update(batch).where(older).values(state="replaced"))  # computed anew: the older one is out of date
    one = _update_batch(connection, one, state="approved", approved_by=by, approved_at=at)
    record_step(connection, one)
    return one


def cancel(connection: Connection, one: Batch, by: str, at: str, reason: str) -> Batch:
    """Cancel a correction or opening balances that wait for approval: nothing was entered, and nothing is. ``by`` may be anybody
    who is named.

    Raises Refused where the batch orders payments or does not wait, or where it is not as its hands tell.
    """
    one = _lock_batch(connection, one)
    if one.pays:
        raise Refused(f"批次 {one.number} 不是更正，不用取消：重新计算以后，新的批次会取代它。")
    if one.state != "draft":
        raise Refused(f"{KINDS[one.kind]} {one.number} 的状态是“{one.state_label}”，只有“待复核”的才能取消。")
    require_recorded(connection, one)
    record_cancellation(connection, one, by, at, reason)
    return _update_batch(connection, one, state="replaced")


def _post_at_once(connection: Connection, content: BatchContent, by: str, at: str, head: tuple[int, str]) -> Batch:
    require_unchanged(connection, content)
    opened = _first_payments(content)
    entry_ids = dict(zip(opened, range(head[0] + 2, head[0] + 2 + len(opened)), strict=True))
    _refuse_lost(content, insert_live_payments(connection, content, entry_ids, head[0] + 1) if opened else [])
    approval: dict[str, Any] = {"state": "approved", "approved_by": by, "approved_at": at}
    record_step(connection, content.batch._replace(**approval))
    values = approval | {"state": "paid", "paid_by": by, "paid_at": at}
    one = content.batch._replace(**values)
    entries = [_statement(head[0] + 1, one, by, at), *_payment_entries(content, entry_ids, by, at)]
    entries += change_entries(content, by, at, head[0] + 2 + len(opened))
    return _post(connection, one, entries, head[1], values)


def _refuse_lost(content: BatchContent, lost: list[int]) -> None:
    """Raise Refused where months of opening balances were entered meanwhile: one ledger holds a month once."""
    if lost:
        first = content.lines[lost[0]]
        name = content.posts[first.post_pos].name
        more = f"等 {len(lost)} 人月" if len(lost) > 1 else ""
        raise Refused(f"批次 {content.batch.number} 登记之后，{name} {first.month}{more}已经有了发放记录。请重新读一次旧表。")


def pay(connection: Connection, one: Batch, by: str, at: str) -> PaidBatch:
    """Post the payments of an approved batch to the ledger; ``by`` is a third person. Idempotent: a paid batch is left alone.

    The primary key of live_payment (month, person) decides line by line: a line whose person was paid meanwhile is
    blocked. Raises Refused where the batch is not approved, where ``by`` computed or approved it, where its rows no longer
    match its digest, where an identity decision or a reversal has made it out of date, or where the chain's end is lost.
    """
    head_id, head_hash = lock_chain_end(connection)
    one = _lock_batch(connection, one)
    if one.state == "paid":
        return PaidBatch(one, 0, 0, again=True)
    if one.state != "approved":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，要先由复核人复核才能发放。")
    require_recorded(connection, one)
    require_another_person(one, by, "发放")
    content = read_content(connection, one)
    _refuse_if_altered(one, content.digest)
    _refuse_if_outdated(connection, content)
    require_unchanged(connection, content)
    payable = _first_payments(content)
    entry_ids = dict(zip(payable, range(head_id + 2, head_id + 2 + len(payable)), strict=True))  # after the statement
    not_admitted = insert_live_payments(connection, content, entry_ids, head_id + 1)
    require_payments_of_offsets(content, not_admitted)
    lost = block_lines(connection, content, not_admitted)
    values = _as_paid(content, len(lost)) | {"paid_by": by, "paid_at": at}
    one = one._replace(**values)
    entries = [_statement(head_id + 1, one, by, at), *_payment_entries(content, entry_ids, by, at)]
    entries += change_entries(content, by, at, head_id + 2 + len(payable))
    one = _post(connection, one, entries, head_hash, values)
    return PaidBatch(one, one.pay_count, one.pay_fen, tuple(lost))


def _first_payments(content: BatchContent) -> list[int]:
    """The positions of the lines to pay that are the first payment of their month; an adjustment has others besides."""
    corrected = {change.line_pos for change in content.changes if change.entry_id}
    return [pos for pos, line in enumerate(content.lines) if line.outcome == "pay" and pos not in corrected]


def _as_paid(content: BatchContent, lost: int) -> dict[str, Any]:
    """The fields of a batch that paying changes; ``lost`` is the number of lines that were blocked while it was paid."""
    paid = [line.fen for line in content.lines if line.outcome == "pay"]  # without the lost ones
    digest = content.digest if lost else content.batch.digest
    blocked = content.batch.blocked + lost
    return {"state": "paid", "pay_count": len(paid), "pay_fen": sum(paid), "digest": digest, "blocked": blocked}


def _payment_entries(content: BatchContent, entry_ids: Mapping[int, int], by: str, at: str) -> Iterator[EntryFields]:
    """The entries of the first payments that were not lost, by the position of each line and its entry's id."""
    for pos, key in entry_ids.items():
        line = content.lines[pos]
        if line.outcome == "pay":
            yield (key, "pay", line.person, line.month, line.fen, content.batch.id, pos, 0, "", by, at)


def _lock_batch(connection: Connection, one: Batch) -> Batch:
    """Lock the batch's row until the transaction ends, and read the batch again."""
    connection.execute(select(batch.c.id).where(batch.c.id == one.id).with_for_update())
    return next(found for found in all_batches(connection) if found.id == one.id)


def _refuse_if_altered(one: Batch, digest: str) -> None:
    if digest != one.digest:
        raise Refused(f"批次 {one.number} 的内容在计算之后被改动过，不能继续办理。请重新计算，并查明是谁改动的。")


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
