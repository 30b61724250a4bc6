"""What computing, approving and paying have done, as text or JSON; identity numbers are masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.draft import DraftedBatch
from addin.ledger.empty_batch import PAID_BEFORE
from addin.ledger.lifecycle import PaidBatch
from addin.ledger.model import KINDS, OFFSET, Batch, LineRow
from addin.payroll.sheet_rows import months_text
from addin.presentation.batches import MOST_LINES, as_json, batch_object, line_object, offsets_told
from validators.allowance.judge import money_rules
from validators.allowance.outcome import ClaimOutcome
from validators.catalogue import find
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.values.amount import money, plain_money


def drafted_json(drafted: DraftedBatch) -> str:
    """A draft batch as JSON: the batch, every claim with its reason, the findings."""
    content = drafted.content
    paid = {line.person for line in content.lines if line.outcome == "pay"}
    found = [
        {"rule": one.rule, "severity": one.severity.value, "file": one.file, "sheet": one.sheet, "cell": one.cell,
         "message": one.message, "fix": one.fix}
        for one in drafted.findings
    ]  # fmt: skip
    lines = [line_object(content, line) for line in content.lines]
    return as_json(batch_object(content.batch) | {"persons": len(paid), "lines": lines, "findings": found})


def drafted_text(drafted: DraftedBatch) -> str:
    """A draft batch as text: sums, why claims are not paid, warnings, what to do next."""
    content, batch = drafted.content, drafted.content.batch
    persons = len({line.person for line in content.lines if line.outcome == "pay"})
    not_paid = {ClaimOutcome.BLOCKED: batch.blocked, ClaimOutcome.HELD: batch.held, ClaimOutcome.UNPAID: batch.unpaid}
    others = "，".join(f"{outcome.label} {count} 条" for outcome, count in not_paid.items())
    lines = [
        f"批次 {batch.number} 已计算（经办 {batch.made_by}），{batch.state_label}。",
        f"发放 {persons} 人、{batch.pay_count} 人月，合计 {money(batch.pay_fen)} 元；{others}。",
        *offsets_told(content),
    ]
    lines += _why_not(content)
    warned = {rule.code for rule in money_rules() if rule.outcome == ClaimOutcome.PAY}
    warnings = [one for one in drafted.findings if one.rule in warned]
    lines += [Sentence(f"提醒（{one.rule}）：", one.message, one.fix) for one in warnings[:MOST_LINES]]
    lines.append(_next(content))
    return in_lines(lines)


def _next(content: BatchContent) -> str:
    batch = content.batch
    if batch.pay_count:
        return Sentence("下一步：", Advice.APPROVE.about(period=batch.period))
    if any(line.rule == PAID_BEFORE for line in content.lines):
        return "这一期已经发放过，这一批没有要发的，不用复核。"
    return "这一批没有一个可以发放的人，不用复核。请按上面的原因补齐材料，再重新计算。"


_REMEDIES = {"S07": "请把补贴标准填在本机构自己的《补贴与经费》表里，收进来以后重新计算。"}  # at a first start
_CHOICES = ("S20", "S24")  # what the office itself has to choose before these claims are decided


def _remedy(rule: str) -> str:
    return find(rule).fix if rule in _CHOICES else _REMEDIES.get(rule, "")


def _why_not(content: BatchContent) -> list[str]:
    by_rule = Counter(line.rule for line in content.lines if line.outcome not in ("pay", OFFSET))
    lines = []
    for rule, count in sorted(by_rule.items()):
        claims = [line for line in content.lines if line.rule == rule and line.outcome not in ("pay", OFFSET)]
        sentences = _by_months(claims)
        lines.append(f"{rule} {ClaimOutcome(claims[0].outcome).label} {count} 条：")
        lines += [f"  · {sentence}" for sentence in sentences[:MOST_LINES]]
        if len(sentences) > MOST_LINES:
            lines.append("  · ……其余见发放表的“未发明细”。")
        lines += [Sentence("  → ", remedy)] if (remedy := _remedy(rule)) else []
    return lines


def _by_months(lines: list[LineRow]) -> list[str]:
    """The reasons, one sentence for all months of a post that have the same reason."""
    months: dict[tuple[int, str], list[str]] = {}
    for line in lines:
        months.setdefault((line.post_pos, line.reason.replace(line.month, "\0")), []).append(line.month)
    return [sentence.replace("\0", months_text(tuple(found))) for (_, sentence), found in months.items()]


def approved_text(batch: Batch, rivals: Sequence[str] = (), ahead: Sequence[str] = ()) -> str:
    """An approved batch as text: who approved, what to verify (``rivals``, a sentence each; the months paid ``ahead``), what to
    do next.
    """
    if not batch.pays:
        return f"{KINDS[batch.kind]} {batch.number} 已由 {batch.approved_by} 复核，记入台账。"
    if batch.state == "draft":
        return f"批次 {batch.number} 里的人这一期都已经发放过，没有要发的，不用复核；没有改动。"
    return Sentence(
        f"批次 {batch.number} 已由 {batch.approved_by} 复核：{batch.pay_count} 人月，{money(batch.pay_fen)} 元。\n",
        f"其中 {'、'.join(ahead)} 在计算时还没有开始，是经办人确认提前发放的，请核实。\n" if ahead else "",
        f"{_to_verify(rivals)}下一步：",
        Advice.PAY.about(period=batch.period),
    )


def _to_verify(rivals: Sequence[str]) -> str:
    if not rivals:
        return ""
    lines = [*(f"  · {sentence}" for sentence in rivals[:MOST_LINES])]
    lines += [f"  · ……共 {len(rivals)} 处。"] if len(rivals) > MOST_LINES else []
    return "\n".join(["请核实（前后任交接的不算；不对的，在发放之前改正任职表、重新计算）：", *lines, ""])


def paid_object(paid: PaidBatch) -> dict[str, Any]:
    """The result of paying as a JSON object: the batch, what was paid now and before, what was lost to another batch."""
    now = {"paid_now": paid.count, "amount_now": plain_money(paid.fen), "already_paid": paid.again, "lost": list(paid.lost)}
    return batch_object(paid.batch) | now


def paid_text(paid: PaidBatch) -> str:
    """The result of paying as text: what was paid, and what another batch had paid meanwhile."""
    batch = paid.batch
    if paid.again and not batch.paid_at:
        return f"批次 {batch.number} 里的人这一期都已经发放过，本次发放 0 笔，没有重复发放。"
    if paid.again:
        return f"批次 {batch.number} 已于 {batch.paid_at[:10]} 由 {batch.paid_by} 发放过，本次发放 0 笔，没有重复发放。"
    lines = [f"批次 {batch.number} 已由 {batch.paid_by} 发放：{paid.count} 人月，{money(paid.fen)} 元。"]
    if paid.lost:
        lines.append(f"计算之后已在别处发放、这次{ClaimOutcome.BLOCKED.label}的 {len(paid.lost)} 条：")
        lines += [f"  · {reason}" for reason in paid.lost[:MOST_LINES]]
    lines.append(Sentence("下一步：", Advice.PRINT_SHEET.about(period=batch.period)))
    return in_lines(lines)
