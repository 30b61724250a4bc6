"""What is confirmed before money moves, in words: batch, persons, sum; or person, month, sum. Numbers are masked."""

from __future__ import annotations

from addin.ledger.batches import BatchContent
from addin.ledger.corrections import Payee
from addin.presentation.corrections import to_cancel_text
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money


def batch_to_confirm(content: BatchContent) -> str:
    """A batch: number, who computed it, persons, months and sum that it pays, and how many claims it does not."""
    batch = content.batch
    if not batch.pays:
        return to_cancel_text(content)
    persons = len({line.person for line in content.lines if line.outcome == ClaimOutcome.PAY})
    told = f"批次 {batch.number}（经办 {batch.made_by}）：发给 {persons} 人、{batch.pay_count} 人月，共 {money(batch.pay_fen)} 元"
    counts = ((ClaimOutcome.BLOCKED, batch.blocked), (ClaimOutcome.HELD, batch.held), (ClaimOutcome.UNPAID, batch.unpaid))
    more = "、".join(f"{outcome.label} {count} 条" for outcome, count in counts if count)
    return f"{told}；另有{more}。" if more else f"{told}。"


def payment_to_confirm(paid: Payee) -> str:
    """One payment: whose, which month, in which batch, and what its person holds of it."""
    held, post = paid.holding, paid.post
    whose = f"{post.name}（{mask(held.person)}）{held.month}，批次 {paid.batch.number}"
    more = f"，其中多发 {money(held.receivable)} 元" if held.receivable else ""
    return f"{whose}：现在已领 {money(held.cash)} 元{more}。"
