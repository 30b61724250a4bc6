"""Batches without payments: a second run over persons who have all been paid, and one in which nobody can be paid."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from addin.errors import Refused
from addin.ledger.batches import BatchContent
from addin.ledger.model import Batch
from addin.store.tables_ledger import batch_line

PAID_BEFORE = "S04"


def all_paid_before(connection: Connection, one: Batch) -> bool:
    """Whether a batch not yet paid has no payments, and at least one line blocked as paid before (the period computed again)."""
    if one.pay_count or one.state not in ("draft", "approved"):
        return False
    paid_before = (batch_line.c.batch_id == one.id) & (batch_line.c.rule == PAID_BEFORE)
    return bool(connection.execute(select(func.count()).select_from(batch_line).where(paid_before)).scalar())


def require_payable_lines(one: Batch) -> None:
    """Raise Refused where a batch has no line to be paid: there is nothing to approve. The message counts the outcomes."""
    if not one.pay_count:
        counts = "、".join(
            f"{word} {count} 条"
            for word, count in (("不重复发放", one.blocked), ("暂缓", one.held), ("不发", one.unpaid))
            if count
        )
        because = f"（{counts}）" if counts else "，花名册里没有应发补贴的任职"
        raise Refused(f"批次 {one.number} 没有一个可以发放的人{because}，不能复核。请按计算时说的原因补齐材料，再重新计算。")


def require_differences(content: BatchContent) -> None:
    """Raise Refused where an adjustment changes nothing: it only says what nobody can decide yet."""
    if not content.changes:
        raise Refused(
            f"批次 {content.batch.number} 没有要补发、追回的，只列出 {len(content.lines)} 条要核实的，不用复核、发放。"
            "请按说明核实、补齐材料，再补差一次。"
        )
