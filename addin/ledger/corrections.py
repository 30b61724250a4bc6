"""Corrections of single payments, drafted by one person and posted when another one approves: annul, returned, recovered."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.errors import Refused
from addin.ledger.batches import all_batches, record_draft
from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import Holding, holdings
from addin.ledger.model import CORRECTION, NO_STANDARD, Batch, ChangeRow, Draft, LineRow, PostRow
from addin.store.tables_ledger import batch_line, batch_post, entry, live_payment, post_of_line
from workbook_templates.advice import Advice
from workbook_templates.values.amount import money

_NO_RULE = ""


class Payee(NamedTuple):
    """A payment that stands in the ledger: what its person holds and is due, the post it was paid for, and its batch."""

    holding: Holding
    post: PostRow
    batch: Batch


def payee(connection: Connection, office: str, person: str, month: str) -> Payee:
    """The office's payment to a person (any of their identity numbers) for a month (2026-07).

    Raises Refused where there is none, or where another office paid it: only the payer may correct it.
    """
    here = (live_payment.c.month == month) & (live_payment.c.person == person)
    found = read_rows(connection, select(live_payment.c.entry_id).where(here))
    if not found:
        raise Refused(f"台账里没有这个人 {month} 的发放记录，没有可以更正的。")
    key = int(found[0][0])
    paid_by = read_rows(connection, select(entry.c.batch_id, entry.c.line_pos, entry.c.person).where(entry.c.id == key))[0]
    payer = next(one for one in all_batches(connection) if one.id == paid_by[0])
    if payer.office != office:
        raise Refused(f"这一笔是 {payer.office} 在批次 {payer.number} 发放的，只能由 {payer.office} 更正。")
    held = next(one for one in holdings(connection, office, [month], str(paid_by[2])))
    return Payee(held, _post_of(connection, payer.id, int(paid_by[1])), payer)


def annulled(paid: Payee, reason: str, voucher: str) -> tuple[LineRow, ChangeRow]:
    """Nothing is due for the month any more. ``voucher`` says how the money came back; empty: the person still holds it.

    Raises Refused where nothing is due and nothing held.
    """
    held, name = paid.holding, paid.post.name
    if held.due == 0:
        raise Refused(f"{name} {held.month} 的发放已经冲销过；没有收回的钱请登记收回。")
    before = f"{name} {held.month} 在批次 {paid.batch.number} 已发 {money(held.cash)} 元，冲销：{reason}"
    if voucher:
        return _line(held, "recover", held.cash, f"{before}；已收回 {money(held.cash)} 元，凭证 {voucher}。", due_after=0)
    return _line(held, "lower", held.due, f"{before}；钱还没有收回，应收回 {money(held.cash)} 元。", due_after=0)


def restored(paid: Payee, fen: int, reason: str) -> tuple[LineRow, ChangeRow]:
    """The ``fen`` that were annulled are due again after all; what is not held of it is paid with the next adjustment.

    Raises Refused where nothing was annulled.
    """
    held, name = paid.holding, paid.post.name
    if held.due or fen <= 0:
        raise Refused(f"{name} {held.month} 的发放没有冲销过，不用恢复。")
    return _line(held, "restore", fen, f"{name} {held.month} 的冲销撤销，仍应发 {money(fen)} 元：{reason}。", due_after=fen)


def recovered(paid: Payee, fen: int, voucher: str) -> tuple[LineRow, ChangeRow]:
    """``fen`` came back from the person on a ``voucher``; 0 for all that is to be recovered.

    Raises Refused where the person holds nothing too much, or less than ``fen``.
    """
    held, name = paid.holding, paid.post.name
    if not held.receivable:
        raise Refused(f"{name} {held.month} 没有多发的钱要收回。确属错发的，请先", Advice.REVERSE, "。")
    fen = fen or held.receivable
    if fen > held.receivable:
        raise Refused(f"{name} {held.month} 应收回 {money(held.receivable)} 元，不能登记收回 {money(fen)} 元。")
    return _line(held, "recover", fen, f"{name} {held.month} 多发的钱收回 {money(fen)} 元，凭证 {voucher}。", due_after=held.due)


def returned(paid: Payee, fen: int, why: str) -> tuple[LineRow, ChangeRow]:
    """The bank could not pay out ``fen`` and gave them back; what is due stays due. Raises Refused where less is held."""
    held, name = paid.holding, paid.post.name
    if fen > held.cash or fen <= 0:
        raise Refused(f"{name} {held.month} 现有发放 {money(held.cash)} 元，不能登记退回 {money(fen)} 元。")
    return _line(held, "returned", fen, f"{name} {held.month} 银行退回 {money(fen)} 元：{why}。", due_after=held.due)


def last_annulled(connection: Connection, paid: Payee) -> int:
    """The fen that the last decision took away from what was due for the month; 0 where there was none."""
    changed = (entry.c.reverses == paid.holding.entry_id) & (entry.c.kind == "due")
    found = read_rows(connection, select(entry.c.fen).where(changed).order_by(entry.c.id.desc()).limit(1))
    return max(-int(found[0][0]), 0) if found else 0


def record_correction(
    connection: Connection, office: str, cases: list[tuple[Payee, tuple[LineRow, ChangeRow]]], by: str, at: str
) -> Batch:
    """Write corrections as one batch that waits for a second person; of the period of the first payment. ``cases`` not empty."""
    posts, lines, changes = [], [], []
    for n, (paid, (line, change)) in enumerate(cases):
        posts.append(paid.post)
        lines.append(line._replace(post_pos=n))
        changes.append(change._replace(line_pos=n))
    draft = Draft(cases[0][0].batch.period, [], posts, lines, changes, CORRECTION)
    return record_draft(connection, office, draft, by, at)


def _line(held: Holding, outcome: str, fen: int, reason: str, due_after: int) -> tuple[LineRow, ChangeRow]:
    line = LineRow(0, held.person, held.month, outcome, fen, NO_STANDARD, _NO_RULE, reason)
    return line, ChangeRow(0, held.entry_id, held.cash, held.due, due_after)


def _post_of(connection: Connection, batch_id: int, line_pos: int) -> PostRow:
    """The post a line of a batch was paid for."""
    line = (batch_line.c.batch_id == batch_id) & (batch_line.c.pos == line_pos)
    query = select(*list(batch_post.c)[2:]).join(batch_line, post_of_line).where(line)
    return PostRow._make(read_rows(connection, query)[0])
