"""Corrections and adjustments as text or JSON; identity numbers are masked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.model import CORRECTION_OUTCOMES, KINDS, OFFSET, Batch, LineRow
from addin.ledger.offset_consents import Consent
from addin.payroll.bank_answer import TakenAnswer
from addin.presentation.batches import MOST_LINES, as_json, batch_object, offsets_told
from addin.settings import BY_CONSENT
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, plain_money

_FEW = 5


def corrected_text(content: BatchContent) -> str:
    """A correction that was drafted: its sentences, and that a second person has to approve it."""
    lines = [f"更正 {content.batch.number} 已登记（经办 {content.batch.made_by}），{content.batch.state_label}："]
    lines += [f"  · {line.reason}" for line in content.lines]
    return in_lines([*lines, _to_approve(content.batch)])


def to_cancel_text(content: BatchContent) -> str:
    """What would be cancelled: the batch, by whom, how many persons and months, the sum, and its first sentences."""
    batch, lines = content.batch, content.lines
    told = f"{batch.number}（{KINDS[batch.kind]}，经办 {batch.made_by}，{batch.state_label}）："
    sums = f"{_persons(list(lines))} 人、{len(lines)} 笔，{money(sum(line.fen for line in lines))} 元。"
    more = ["  · ……"] if len(lines) > _FEW else []
    return "\n".join([told + sums, *(f"  · {line.reason}" for line in lines[:_FEW]), *more])


def owed_text(who: str, fen: int) -> str:
    """Whose consent is to be recorded, and the fen that are owed."""
    return f"{who}，现在多发还没有收回的 {money(fen)} 元。"


def cancelled_text(batch: Batch) -> str:
    """A correction that was cancelled before anybody approved it."""
    return f"更正 {batch.number} {batch.state_label}，台账没有变动。"


def consent_text(consent: Consent, *, used: bool, withdrawn: bool) -> str:
    """Who agreed to offsets and when, or agrees no more; and whether the office makes any (``used``)."""
    who = mask(consent.person)
    if withdrawn:
        return f"{who} 从 {consent.day} 起不再同意抵扣，已登记。"
    said = f"{who} {consent.day} 同意从以后的补贴里抵扣多发的钱（{consent.evidence}），已登记。"
    return said if used else f"{said}\n本机构的设置是“不抵扣”：要抵扣的，把设置.toml［补贴］的“多发抵扣”改成“{BY_CONSENT}”。"


def consent_json(consent: Consent, *, used: bool) -> str:
    """A consent as JSON; the number is masked."""
    return as_json({"person": mask(consent.person), "date": consent.day, "evidence": consent.evidence, "used": used})


def adjusted_text(content: BatchContent | None) -> str:
    """The draft of an adjustment batch: sums of what is to pay and to recover, each line's sentence, what to do next."""
    if content is None:
        return "没有差额：台账里已发的与按现在收到的资料应发的一致，没有新建批次。"
    lines = [f"补差批次 {content.batch.number} 已计算（经办 {content.batch.made_by}），{content.batch.state_label}。"]
    lines += offsets_told(content)
    others = [one for one in CORRECTION_OUTCOMES.items() if one[0] != OFFSET]
    for outcome, label in (("pay", "补发"), *others, ("held", ClaimOutcome.HELD.label)):
        found = [line for line in content.lines if line.outcome == outcome]
        if found:
            lines.append(f"{label} {_persons(found)} 人、{len(found)} 人月，{money(sum(line.fen for line in found))} 元：")
            lines += [f"  · {line.reason}" for line in found[:MOST_LINES]]
            lines += ["  · ……其余见发放表。"] if len(found) > MOST_LINES else []
    owed = any(line.outcome == "lower" for line in content.lines)
    lines += [Sentence("应收回的钱收到以后，请", Advice.RECOVERED, "。")] if owed else []
    return in_lines([*lines, _to_approve(content.batch)])


def answer_text(taken: TakenAnswer) -> str:
    """The bank's answer as text: what it paid and gave back, and what to do with what came back."""
    lines = [
        f"银行已付 {taken.paid} 笔 {money(taken.paid_fen)} 元，退回 {taken.failed} 笔 {money(taken.failed_fen)} 元；"
        "每一笔的参考号和金额都与代发清单一致。"
    ]
    if taken.left:
        lines.append(f"同一批次的清单上另有 {taken.left} 笔 {money(taken.left_fen)} 元，这份回盘没有写，请看银行的入账回单。")
    if taken.correction is None:
        lines.append("没有新的退回。" if taken.failed else "没有退回。")
        return in_lines(lines)
    lines += [f"  · {line.reason}" for line in taken.correction.lines]
    lines.append(Sentence("请单位报来新的账号，收下以后再", Advice.ADJUST, "，把退回的再发一次。"))
    return in_lines([*lines, _to_approve(taken.correction.batch)])


def answer_json(taken: TakenAnswer) -> str:
    """The bank's answer as JSON: counts, yuan, and the correction's lines."""
    told = {"paid": taken.paid, "paid_amount": plain_money(taken.paid_fen), "failed": taken.failed}
    told |= {"failed_amount": plain_money(taken.failed_fen), "unanswered": taken.left}
    return as_json(told | {"correction": _correction_object(taken.correction)})


def correction_json(content: BatchContent | None) -> str:
    """A correction or an adjustment as JSON: the batch and its lines; null where there is nothing to adjust."""
    return as_json(_correction_object(content))


def _correction_object(content: BatchContent | None) -> dict[str, Any] | None:
    if content is None:
        return None
    changes = {change.line_pos: change for change in content.changes}
    lines = [_line_object(content, n, line) | _change_object(changes.get(n)) for n, line in enumerate(content.lines)]
    return batch_object(content.batch) | {"kind": content.batch.kind, "lines": lines}


def _line_object(content: BatchContent, n: int, line: LineRow) -> dict[str, Any]:
    post = content.posts[content.lines[n].post_pos]
    return {
        "name": post.name, "person": mask(post.number), "month": line.month, "post": post.post,
        "organisation_name": post.body_name, "outcome": line.outcome, "rule": line.rule or None,
        "amount": plain_money(line.fen), "reason": line.reason,
    }  # fmt: skip


def _change_object(change: Any) -> dict[str, Any]:
    if change is None:
        return {}
    return {"held": plain_money(change.cash), "due_before": plain_money(change.due), "due": plain_money(change.due_after)}


def letters_text(letters: list[Path]) -> str:
    """The letters for new accounts as text: how many, where, and what to do when the accounts are there."""
    if not letters:
        return "这个更正里没有银行退回的，不用通知单位。"
    told = f"已给 {len(letters)} 个单位各写一份补正账户通知，在：{letters[0].parent}。"
    return Sentence(told, "单位报来新的账号，收下以后再", Advice.ADJUST, "，退回的再发一次。")


def _persons(lines: list[LineRow]) -> int:
    return len({line.person for line in lines})


def _to_approve(batch: Batch) -> Sentence:
    return Sentence("下一步：", Advice.APPROVE_BATCH.about(batch=batch.number), "。")
