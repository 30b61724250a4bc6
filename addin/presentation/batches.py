"""Batches with their lines, sums and comparisons, as text or JSON; identity numbers are masked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.hash_chain import shorten_hashes
from addin.ledger.model import KINDS, OFFSET, PAY, Batch, LineRow
from addin.ledger.queries import ReconciledBatch
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
            f"各单位合计 {money(one.units_fen)} = 发放登记 {money(one.sums.live)}（元）：{verdict}"
        )
        lines += [f"  · {line}" for line in one.differences]
    return "\n".join(lines)
