"""Verify that nothing in the ledger was changed later: hash chain, its recorded ends, batch rows, sums, live payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from addin.ledger.aliases import aliases_by_entry
from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.bulk_insert import read_rows
from addin.ledger.hands import hand_problems
from addin.ledger.hash_chain import NO_HASH, LedgerEntry, batch_statement, entry_hash
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS, Holding
from addin.ledger.identity_decisions import decision_problems, stored_decisions
from addin.ledger.model import KINDS, STATES, Batch
from addin.ledger.postings import change_entries
from addin.store.guards import guard_problems
from addin.store.journal import chain_problems, events
from addin.store.tables_ledger import entry, ledger_head, live_payment
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money

MOST_PROBLEMS = 50


@dataclass(frozen=True)
class VerifyResult:
    """How much was verified, and what is wrong as Chinese sentences (at most MOST_PROBLEMS).

    ``paid_fen`` is the cash out less the cash back, in fen;
    ``head`` is the last entry's hash, printed on sheets as the check code.
    """

    entries: int
    batches: int
    paid_fen: int
    head: str
    problems: tuple[str, ...]


def verify(connection: Connection, code: str = "") -> VerifyResult:
    """Verify the whole ledger. ``code`` is a check code from a printed sheet: some entry's hash must still begin with it."""
    entries = [LedgerEntry._make(row) for row in read_rows(connection, select(entry).order_by(entry.c.id))]
    batches = all_batches(connection)
    problems = [
        *_chain_problems(entries),
        *_end_problems(connection, entries, batches),
        *_live_payment_problems(connection, entries),
        *guard_problems(connection),
        *chain_problems(events(connection)),
        *hand_problems(connection, batches),
        *decision_problems(connection),
    ]
    of_batch: dict[int, list[LedgerEntry]] = {}
    for one in entries:
        of_batch.setdefault(one.batch_id, []).append(one)
    for batch in batches:
        problems += _batch_problems(read_content(connection, batch), of_batch.pop(batch.id, []))
    problems += [f"台账里有 {len(rest)} 笔记录的批次（编号 {key}）不见了。" for key, rest in of_batch.items()]
    if code and not any(one.hash.startswith(code.lower()) for one in entries):
        problems.append(f"校验码 {code} 不在台账里：打印那张发放表之后，台账被换过或改过。")
    paid = sum(one.fen for one in entries if one.kind in CASH_KINDS)
    head = entries[-1].hash if entries else NO_HASH
    return VerifyResult(len(entries), len(batches), paid, head, tuple(problems[:MOST_PROBLEMS]))


def _chain_problems(entries: list[LedgerEntry]) -> Iterator[str]:
    last = NO_HASH
    for one in entries:
        if one.prev_hash != last:
            yield f"第 {one.id} 号记录与前一笔接不上：它前面有记录被删除、插入或改动过。"
        elif entry_hash(one.hashed_fields, last) != one.hash:
            yield f"第 {one.id} 号记录的内容被改动过。"
        last = one.hash


def _end_problems(connection: Connection, entries: list[LedgerEntry], batches: list[Batch]) -> Iterator[str]:
    """Compare the chain's end with where it was recorded besides: deleting the last entries leaves a valid chain otherwise."""
    head = select(ledger_head.c.entry_id, ledger_head.c.hash).where(ledger_head.c.id == 1)
    ends = [(int(row[0]), str(row[1])) for row in read_rows(connection, head)]
    real = (entries[-1].id, entries[-1].hash) if entries else (0, NO_HASH)
    if ends != [real]:
        yield f"台账应到第 {ends[0][0] if ends else 0} 号记录，实际到第 {real[0]} 号：末尾的记录被删除或添加过。"
    known = {one.id: one.hash for one in entries}
    for batch in batches:
        if batch.state == "paid" and known.get(batch.head_id) != batch.head_hash:
            yield f"批次 {batch.number} 的最后一笔（第 {batch.head_id} 号记录）不见了或被改动过。"


def _live_payment_problems(connection: Connection, entries: list[LedgerEntry]) -> Iterator[str]:
    """Add up what everybody holds and is due, entry by entry, and compare the end with the live-payment table."""
    in_force: dict[tuple[str, str], Holding] = {}
    paid = {one.id: (one.person, one.month) for one in entries if one.kind == "pay"}
    for one in entries:
        key = (one.person, one.month)
        if one.reverses and paid.get(one.reverses) != key:
            yield f"第 {one.id} 号记录要更正的第 {one.reverses} 号记录不是这个人这个月的发放。"
        if one.kind == "pay" and key in in_force and (in_force[key].cash or in_force[key].due):
            yield f"{mask(one.person)} {one.month} 发放了不止一次（第 {in_force[key].entry_id}、{one.id} 号记录）。"
        now = _moved(in_force.pop(key, Holding(*key, 0, 0, 0)), one)
        if now.cash < 0 or now.due < 0:
            yield f"{mask(one.person)} {one.month} 退回、收回或冲销的比发放的多（第 {one.id} 号记录）。"
        if one.kind not in ("batch", "reversal"):  # after a reversal of an old ledger the month is paid like any other
            in_force[key] = now
    yield from _register_problems(connection, {one.entry_id: one for one in in_force.values()})


def _moved(held: Holding, one: LedgerEntry) -> Holding:
    """The holding after an entry."""
    cash = held.cash + (one.fen if one.kind in CASH_KINDS else 0)
    due = held.due + (one.fen if one.kind in DUE_KINDS else 0)
    return held._replace(cash=cash, due=due, entry_id=one.id if one.kind == "pay" else held.entry_id)


def _register_problems(connection: Connection, in_force: dict[int, Holding]) -> Iterator[str]:
    """Payments in force and the live-payment table must match in both directions."""
    aliases = aliases_by_entry(connection, stored_decisions(connection))
    expected = {(one.month, number): key for key, one in in_force.items() for number in aliases.get(key, ())}
    expected |= {(one.month, one.person): key for key, one in in_force.items()}
    rows = read_rows(connection, select(live_payment.c.month, live_payment.c.person, live_payment.c.entry_id))
    actual = {(row[0], row[1]): row[2] for row in rows}
    for (month, person), key in actual.items():
        if expected.get((month, person)) != key:
            yield f"发放登记里 {mask(person)} {month} 没有对应的有效发放记录。"
    for (month, person), key in expected.items():
        if actual.get((month, person)) != key:
            yield f"{mask(person)} {month} 已经发放（第 {key} 号记录），但发放登记被删掉了，可能重复发放。"


def _batch_problems(content: BatchContent, entries: list[LedgerEntry]) -> Iterator[str]:
    batch = content.batch
    if content.digest != batch.digest:
        yield f"批次 {batch.number} 的明细被改动过。"
    counts = Counter(line.outcome for line in content.lines)
    recorded = {"pay": batch.pay_count, "blocked": batch.blocked, "held": batch.held, "unpaid": batch.unpaid}
    if any(counts[name] != count for name, count in recorded.items()):
        yield f"批次 {batch.number} 记的笔数与明细不一致。"
    if sum(line.fen for line in content.lines if line.outcome == "pay") != batch.pay_fen:
        yield f"批次 {batch.number} 记的合计 {money(batch.pay_fen)} 元与明细不一致。"
    if batch.state not in STATES or batch.kind not in KINDS:
        yield f"批次 {batch.number} 的状态“{batch.state}”、种类“{batch.kind}”不是台账写的。"
    if batch.state == "paid":
        yield from _paid_batch_problems(content, entries)
    elif entries:
        yield f"批次 {batch.number} 的状态是“{batch.state_label}”，台账里不应有它的记录。"


def _paid_batch_problems(content: BatchContent, entries: list[LedgerEntry]) -> Iterator[str]:
    batch = content.batch
    statements = [one for one in entries if one.kind == "batch"]
    if [one.reason for one in statements] != [batch_statement(batch)]:
        yield f"批次 {batch.number} 的经办、复核、财务、时间或合计被改动过。"
    corrected = {change.line_pos for change in content.changes if change.entry_id}
    posted = {one.line_pos: (one.person, one.month, one.fen) for one in entries if one.kind == "pay"}
    lines = {
        pos: (line.person, line.month, line.fen)
        for pos, line in enumerate(content.lines)
        if line.outcome == "pay" and pos not in corrected
    }
    complete = all(change.line_pos < len(content.lines) for change in content.changes)  # else the digest differs already
    changed = sorted(one[1:9] for one in change_entries(content, "", "", 0)) if complete else []
    if posted != lines or changed != sorted(one[1:9] for one in entries if one.kind not in ("batch", "pay", "reversal")):
        yield f"批次 {batch.number} 的明细与台账记录对不上。"
