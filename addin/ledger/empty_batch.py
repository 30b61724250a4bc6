"""Batches that pay nobody: a second run, whose persons have all been paid, and one that has nobody to pay at all."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from addin.errors import Refused
from addin.ledger.model import Batch
from addin.store.tables_ledger import batch_line

PAID_BEFORE = "S04"


def all_paid_before(connection: Connection, one: Batch) -> bool:
    """Whether an open batch pays nobody because its persons have been paid: the same quarter computed once more."""
    if one.pay_count or one.state not in ("draft", "approved"):
        return False
    here = (batch_line.c.batch_id == one.id) & (batch_line.c.rule == PAID_BEFORE)
    return bool(connection.execute(select(func.count()).select_from(batch_line).where(here)).scalar())


def must_pay_somebody(one: Batch) -> None:
    """Refused where a batch pays nobody: there is nothing a second person could answer for."""
    if not one.pay_count:
        why = "、".join(
            f"{word} {count} 条"
            for word, count in (("不重复发放", one.blocked), ("暂缓", one.held), ("不发", one.unpaid))
            if count
        )
        told = f"（{why}）" if why else "，花名册里没有应发补贴的任职"
        raise Refused(f"批次 {one.number} 没有一个可以发放的人{told}，不能复核。请按计算时说的原因补齐材料，再重新计算。")
