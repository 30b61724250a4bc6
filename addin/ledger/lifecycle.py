"""The work on a batch: approve, pay, and take one payment back. Each is one transaction: all of it happens or nothing."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, literal, select, update

from addin.errors import Refused
from addin.ledger.batches import BatchContent, all_batches, content
from addin.ledger.bulk_insert import add_rows, insert_or_leave, read_rows
from addin.ledger.hash_chain import LedgerEntry, Unsealed, opening, seal
from addin.ledger.identity_decisions import remembered
from addin.ledger.model import Batch, LineRow
from addin.ledger.payments import live
from addin.ledger.separation_of_duties import must_be_another
from addin.store.tables_ledger import batch, batch_line, entry, ledger_head, live_payment
from validators.allowance.identity import IdentityDecisions
from validators.catalogue import find as find_rule
from validators.wording import fill
from workbook_templates.advice import Advice
from workbook_templates.values.amount import money


@dataclass(frozen=True)
class PaidBatch:
    """What paying did. ``again`` says that the batch had been paid before and nothing was done now."""

    batch: Batch
    count: int
    fen: int
    lost: tuple[str, ...] = ()
    again: bool = False


def approve(connection: Connection, one: Batch, by: str, at: str) -> Batch:
    """A second person confirms the batch as it was computed."""
    one = _locked(connection, one)
    if one.state != "draft":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，只有“待复核”的批次才能复核。")
    must_be_another(one, by, "复核")
    _unchanged(content(connection, one))
    older = (batch.c.office == one.office) & (batch.c.period == one.period) & (batch.c.state == "approved")
    connection.execute(update(batch).where(older).values(state="replaced"))  # computed anew: the older one is out of date
    return _change(connection, one, state="approved", approved_by=by, approved_at=at)


def pay(connection: Connection, one: Batch, by: str, at: str) -> PaidBatch:
    """A third person pays. The database decides for each person and month; who was paid meanwhile is not paid again."""
    head_id, head_hash = _lock(connection)
    one = _locked(connection, one)
    if one.state == "paid":
        return PaidBatch(one, 0, 0, again=True)
    if one.state != "approved":
        raise Refused(f"批次 {one.number} 的状态是“{one.state_label}”，要先由复核人复核才能发放。")
    must_be_another(one, by, "发放")
    held = content(connection, one)
    _unchanged(held)
    _still_true(connection, held)
    payable = [pos for pos, line in enumerate(held.lines) if line.outcome == "pay"]
    number = dict(zip(payable, range(head_id + 2, head_id + 2 + len(payable)), strict=True))  # after the opening entry
    lost_at = _claim(connection, held, number, head_id + 1)
    lost = _lose(connection, held, lost_at)
    gone = set(lost_at)
    kept = [(pos, held.lines[pos]) for pos in payable if pos not in gone]
    fen = sum(line.fen for _, line in kept)
    done: dict[str, Any] = {"state": "paid", "paid_by": by, "paid_at": at, "pay_count": len(kept), "pay_fen": fen}
    done |= {"blocked": one.blocked + len(lost), "digest": held.digest if lost else one.digest}
    one = one._replace(**done)
    first: Unsealed = (head_id + 1, "batch", "", "", 0, one.id, -1, 0, opening(one), by, at)
    rest = ((number[pos], "pay", line.person, line.month, line.fen, one.id, pos, 0, "", by, at) for pos, line in kept)
    end_id, end_hash = _append(connection, (first, *rest), head_hash)
    one = _change(connection, one, **done, head_id=end_id, head_hash=end_hash)
    return PaidBatch(one, len(kept), fen, tuple(lost))


def _claim(connection: Connection, held: BatchContent, number: dict[int, int], head: int) -> list[int]:
    """Put the payments forward; the positions of the lines that the database did not admit."""
    aliased = {post.person: post.aliases.split() for post in held.posts if post.aliases}
    line = batch_line.c
    mine = (line.batch_id == held.batch.id) & (line.outcome == "pay")
    ordinal = (literal(head) + func.row_number().over(order_by=line.pos)).label("entry_id")
    paid = select(line.month, line.person, ordinal).where(mine).subquery()
    source = select(paid).where(paid.c.person.not_in(aliased)).order_by(paid.c.month, paid.c.person)
    put = insert_or_leave(connection, live_payment).from_select(["month", "person", "entry_id"], source)
    admitted = connection.execute(put.on_conflict_do_nothing()).rowcount
    several = [pos for pos in number if held.lines[pos].person in aliased] if aliased else []
    lost = [] if admitted + len(several) == len(number) else _not_admitted(connection, held, number, head, aliased)
    for pos in several:
        one = held.lines[pos]
        if not _claim_all(connection, (one.person, *aliased[one.person]), one.month, number[pos]):
            lost.append(pos)
    return sorted(lost)


def _not_admitted(
    connection: Connection, held: BatchContent, number: dict[int, int], head: int, aliased: Container[str]
) -> list[int]:
    """Entry numbers after the head are this batch's own: a line whose number is not among them has lost."""
    ours = {row[0] for row in read_rows(connection, select(live_payment.c.entry_id).where(live_payment.c.entry_id > head))}
    return [pos for pos in number if number[pos] not in ours and held.lines[pos].person not in aliased]


def _claim_all(connection: Connection, numbers: Sequence[str], month: str, entry_id: int) -> bool:
    """A person of several numbers is paid only if none of them is paid yet."""
    rows = [{"month": month, "person": person, "entry_id": entry_id} for person in numbers]
    with connection.begin_nested() as attempt:
        put = insert_or_leave(connection, live_payment).values(rows).on_conflict_do_nothing()
        admitted = connection.execute(put.returning(live_payment.c.person)).all()
        if len(admitted) < len(rows):
            attempt.rollback()
        return len(admitted) == len(rows)


def _lose(connection: Connection, held: BatchContent, lost: list[int]) -> list[str]:
    """Lines whose person was paid since the batch was computed become blocked, and say by which payment."""
    reasons = []
    for pos in lost:
        line = held.lines[pos]
        reason = _paid_before(connection, held, line)
        held.lines[pos] = line._replace(outcome="blocked", rule="S04", reason=reason)
        change = {"outcome": "blocked", "rule": "S04", "reason": reason}
        here = (batch_line.c.batch_id == held.batch.id) & (batch_line.c.pos == pos)
        connection.execute(update(batch_line).where(here).values(change))
        reasons.append(reason)
    return reasons


def _paid_before(connection: Connection, held: BatchContent, line: LineRow) -> str:
    post = held.posts[line.post_pos]
    for number in (line.person, *post.aliases.split()):
        for earlier in live(connection, [line.month], number, held.batch.office).values():
            words = {"姓名": post.name, "月份": line.month, "批次": earlier.batch, "发放日期": earlier.day}
            words |= {"实发组织": earlier.body_name, "实发职务": earlier.post, "实发金额": money(earlier.fen)}
            return fill(find_rule("S04").message, words)
    return f"{post.name} {line.month} 在本批次里已经发放一笔，不重复发放。"


def reverse(connection: Connection, office: str, person: str, month: str, reason: str, by: str, at: str) -> LedgerEntry:
    """Take back the office's live payment of a person and month; only then may it be paid anew."""
    head_id, head_hash = _lock(connection)
    here = (live_payment.c.month == month) & (live_payment.c.person == person)
    found = read_rows(connection, select(entry).join(live_payment, live_payment.c.entry_id == entry.c.id).where(here))
    if not found:
        raise Refused(f"台账里没有这个人 {month} 的发放记录，没有可以冲销的。")
    old = LedgerEntry._make(found[0])
    payer = next(one for one in all_batches(connection) if one.id == old.batch_id)
    if payer.office != office:
        raise Refused(f"这一笔是 {payer.office} 在批次 {payer.number} 发放的，只能由 {payer.office} 冲销。")
    fields: Unsealed = (
        head_id + 1, "reversal", old.person, old.month, -old.fen, old.batch_id, old.line_pos, old.id, reason, by, at,
    )  # fmt: skip
    _append(connection, (fields,), head_hash)
    connection.execute(delete(live_payment).where(live_payment.c.entry_id == old.id, live_payment.c.month == old.month))
    return LedgerEntry._make(read_rows(connection, select(entry).where(entry.c.id == head_id + 1))[0])


def _lock(connection: Connection) -> tuple[int, str]:
    """The end of the chain, locked until the transaction ends: the next payer waits and then sees what we did."""
    head = select(ledger_head.c.entry_id, ledger_head.c.hash).where(ledger_head.c.id == 1).with_for_update()
    found = connection.execute(head).one_or_none()
    if found is None:
        raise Refused("台账的末尾标记不见了，不能再记账。请", Advice.VERIFY_LEDGER, "，并用备份恢复。")
    return int(found[0]), str(found[1])


def _append(connection: Connection, entries: Sequence[Unsealed], last: str) -> tuple[int, str]:
    rows = list(seal(entries, last))
    add_rows(connection, entry, rows)
    end = (int(rows[-1][0]), str(rows[-1][-1]))
    connection.execute(update(ledger_head).values(entry_id=end[0], hash=end[1]))
    return end


def _locked(connection: Connection, one: Batch) -> Batch:
    """The batch as it is now, kept from others until the transaction ends."""
    connection.execute(select(batch.c.id).where(batch.c.id == one.id).with_for_update())
    return next(found for found in all_batches(connection) if found.id == one.id)


def _unchanged(held: BatchContent) -> None:
    if held.digest != held.batch.digest:
        raise Refused(f"批次 {held.batch.number} 的内容在计算之后被改动过，不能继续办理。请重新计算，并查明是谁改动的。")


def _still_true(connection: Connection, held: BatchContent) -> None:
    """Refused where someone has decided since that two numbers are one person, or has taken a payment back."""
    decided = IdentityDecisions(None, remembered(connection))
    paid = {line.post_pos for line in held.lines if line.outcome == "pay"} if decided else ()
    for post in (held.posts[pos] for pos in sorted(paid)):
        if not {post.person, *post.aliases.split()}.issuperset(decided.numbers(post.number)):
            told = f"{post.name} 被认定与另一个号码是同一人"
            raise Refused(f"批次 {held.batch.number} 计算之后，{told}，请重新计算、复核后再发放。")
    since = select(entry.c.person, entry.c.month).where(entry.c.kind == "reversal", entry.c.at > held.batch.made_at)
    back = set(read_rows(connection, since))
    if back and any((line.person, line.month) in back for line in held.lines if line.outcome == "pay"):
        raise Refused(f"批次 {held.batch.number} 计算之后，有人在其中的发放被冲销过，请重新计算、复核后再发放。")


def _change(connection: Connection, one: Batch, **values: Any) -> Batch:
    connection.execute(update(batch).where(batch.c.id == one.id).values(values))
    return one._replace(**values)
