"""Results of the allowances and the ledger, as text or JSON; identity numbers are masked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.draft import DraftedBatch
from addin.ledger.empty_batch import PAID_BEFORE
from addin.ledger.hash_chain import LedgerEntry, shorten_hashes
from addin.ledger.lifecycle import PaidBatch
from addin.ledger.model import ENTRY_WORDS, KINDS, OFFSET, PAY, Batch, LineRow
from addin.ledger.queries import ClaimHistory, ReconciledBatch
from addin.ledger.verify import VerifyResult
from addin.payroll.sheet_rows import months_text
from validators.allowance.judge import money_rules
from validators.allowance.outcome import ClaimOutcome
from validators.catalogue import find
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, plain_money

MOST_LINES = 20


def as_json(value: object) -> str:
    """The value as indented JSON; ValueError or TypeError where it is not serialisable."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def batch_object(batch: Batch, held: Mapping[int, int] | None = None) -> dict[str, Any]:
    """A batch as a JSON object, without its lines; amounts in yuan. ``held`` gives the fen that are out by now, by batch id."""
    out = {"held": plain_money(held.get(batch.id, 0))} if held is not None else {}
    return out | {
        "batch": batch.number, "period": batch.period, "office": batch.office, "state": batch.state,
        "made_by": batch.made_by, "made_at": batch.made_at, "approved_by": batch.approved_by,
        "approved_at": batch.approved_at, "paid_by": batch.paid_by, "paid_at": batch.paid_at,
        "counts": {"pay": batch.pay_count, "blocked": batch.blocked, "held": batch.held, "unpaid": batch.unpaid},
        "amount": plain_money(batch.pay_fen), "head": shorten_hashes(batch.head_hash),
    }  # fmt: skip


def line_object(content: BatchContent, line: LineRow) -> dict[str, Any]:
    """A claim of a batch as a JSON object: person, post, month, outcome, amount in yuan, reason."""
    post, standard = content.posts[line.post_pos], content.standard(line)
    return {
        "name": post.name, "person": mask(post.number), "month": line.month, "post": post.post, "organisation": post.code,
        "organisation_name": post.body_name, "unit": post.unit, "unit_name": post.unit_name, "outcome": line.outcome,
        "rule": line.rule or None, "amount": plain_money(line.fen if line.outcome in ("pay", OFFSET) else 0),
        "standard": plain_money(standard.fen) if standard else None, "source": standard.source if standard else None,
        "reason": content.explain(line), "file": post.file, "row": post.row,
    }  # fmt: skip


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


def offsets_told(content: BatchContent) -> list[str]:
    """What a batch keeps back from its payments, and what it pays out; nothing where it keeps back nothing."""
    kept_back = [line for line in content.lines if line.outcome == OFFSET]
    fen = sum(line.fen for line in kept_back)
    if not fen:
        return []
    persons = len({line.person for line in kept_back})
    return [
        f"其中抵扣以前多发的 {persons} 人、{money(fen)} 元，实付 {money(content.batch.pay_fen - fen)} 元：",
        *(f"  · {line.reason}" for line in kept_back[:MOST_LINES]),
        *(["  · ……其余见发放表。"] if len(kept_back) > MOST_LINES else []),
    ]


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


def entry_object(entry: LedgerEntry) -> dict[str, Any]:
    """A ledger entry as a JSON object, its identity number masked and its hashes shortened; the amount in yuan."""
    return {
        "id": entry.id, "kind": entry.kind, "person": mask(entry.person), "month": entry.month, "amount": plain_money(entry.fen),
        "reverses": entry.reverses or None, "reason": shorten_hashes(entry.reason), "by": entry.by, "at": entry.at,
        "hash": shorten_hashes(entry.hash),
    }  # fmt: skip


def reconciled_object(found: list[ReconciledBatch]) -> dict[str, Any]:
    """A reconciliation as a JSON object: for each batch the sums in yuan, and whether they are equal."""
    batches = [
        {"batch": one.batch.number, "sheet": plain_money(one.sheet_fen), "ledger": plain_money(one.sums.entries),
         "units": plain_money(one.units_fen), "live": plain_money(one.sums.live), "equal": one.equal,
         "differences": list(one.differences)}
        for one in found
    ]  # fmt: skip
    return {"equal": all(one.equal for one in found), "batches": batches}


def reconciled_text(found: list[ReconciledBatch]) -> str:
    """A reconciliation as text: a line a batch with its sums in yuan, then each difference."""
    lines = []
    for one in found:
        verdict = "一致" if one.equal else "不一致！"
        lines.append(
            f"批次 {one.batch.number}：发放表 {money(one.sheet_fen)} = 台账 {money(one.sums.entries)} = "
            f"各单位合计 {money(one.units_fen)} = 有效发放 {money(one.sums.live)}（元）：{verdict}"
        )
        lines += [f"  · {line}" for line in one.differences]
    return "\n".join(lines)


def batches_text(batches: list[Batch], held: Mapping[int, int]) -> str:
    """The batches as text, one line each; ``held`` gives the fen that are out by now, by batch id."""
    if not batches:
        return "台账里还没有批次。"
    return "\n".join(
        f"{_called(one)}　{one.state_label}　{one.pay_count} 人月　{money(one.pay_fen)} 元　{_came_back(one, held)}"
        f"经办 {one.made_by}　复核 {one.approved_by or '—'}　财务 {one.paid_by or '—'}　{(one.paid_at or one.made_at)[:10]}"
        for one in batches
    )


def _called(one: Batch) -> str:
    return one.number if one.kind == PAY else f"{one.number}（{KINDS[one.kind]}）"


def _came_back(one: Batch, held: Mapping[int, int]) -> str:
    back = one.pay_fen - held.get(one.id, 0) if one.state == "paid" else 0
    return f"退回、收回 {money(back)} 元　" if back else ""


def claim_object(claim: ClaimHistory) -> dict[str, Any]:
    """The history of one claim as a JSON object: outcome, reason, ledger entries."""
    return {
        "batch": claim.batch.number, "state": claim.batch.state, "name": claim.post.name, "person": mask(claim.post.number),
        "month": claim.line.month, "post": claim.post.post, "organisation_name": claim.post.body_name,
        "outcome": claim.line.outcome, "rule": claim.line.rule or None,
        "amount": plain_money(claim.line.fen if claim.line.outcome == "pay" else 0), "reason": claim.sentence,
        "entries": [entry_object(one) for one in claim.entries],
    }  # fmt: skip


def claims_text(claims: list[ClaimHistory]) -> str:
    """The histories of claims as text: a sentence a claim, a line a ledger entry."""
    lines = []
    for one in claims:
        lines.append(f"[{one.batch.number} {one.batch.state_label}] {one.sentence}")
        for entry in one.entries:
            what = f"{ENTRY_WORDS[entry.kind]}（{entry.reason}）" if entry.reason else ENTRY_WORDS[entry.kind]
            lines.append(f"  第 {entry.id} 号记录：{entry.at[:10]} {entry.by} {what} {money(entry.fen)} 元")
    return "\n".join(lines) or "台账里没有这个人的记录。"


def verified_object(found: VerifyResult) -> dict[str, Any]:
    """A verification as a JSON object: sums (in yuan), the chain's head, the problems."""
    sums = {
        "entries": found.entries,
        "batches": found.batches,
        "paid": plain_money(found.paid_fen),
        "head": shorten_hashes(found.head),
    }
    return {"intact": not found.problems, **sums, "problems": list(found.problems)}


def verified_text(found: VerifyResult) -> str:
    """A verification as text: that the ledger is intact, or what was changed."""
    looked = f"核对了 {found.batches} 个批次、{found.entries} 笔记录，有效发放合计 {money(found.paid_fen)} 元。"
    if not found.problems:
        return f"{looked}没有发现改动。台账校验码：{shorten_hashes(found.head)}"
    return "\n".join([f"{looked}发现改动：", *(f"  · {problem}" for problem in found.problems)])
