"""Persons counted twice, as text: on several rosters, or in a batch of payments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from addin.consolidation.identity import PersonCounts
from addin.ledger.batches import BatchContent
from validators.allowance.outcome import ClaimOutcome
from workbook_templates.cell_types import mask
from workbook_templates.values.period import Period


def repeated_persons_text(period: Period, found: PersonCounts) -> str:
    """The number of persons, then a line for each one on several rosters and for each pair that is probably one person."""
    head = f"{period.label}：{found.rows:,} 行，{found.distinct:,} 人。"
    if not found.on_several and not found.probable:
        return f"{head}没有发现重复。"
    return "\n".join([head, *_repeated_persons(found)])


def _repeated_persons(found: PersonCounts) -> Iterator[str]:
    yield f"同一身份证号在几个单位的 {len(found.on_several)} 组，疑似同一人 {len(found.probable)} 对，请逐一核实。"
    for group in found.on_several:
        places = "、".join(f"{seen.unit}（{seen.file} 第{seen.row}行）" for seen in group)
        yield f"同一身份证号：{group[0].name} {group[0].number} 在 {places}"
    for one, other, reason in found.probable:
        yield f"疑似同一人：{one.name} {one.number} 与 {other.name} {other.number}，{reason}"


def repeated_payments_text(content: BatchContent) -> str:
    """What a batch does not pay because it would be paid twice: a line a person and rule, with the number of months."""
    batch = content.batch
    blocked = [line for line in content.lines if line.outcome == ClaimOutcome.BLOCKED]
    counts = f"{ClaimOutcome.PAY.label} {batch.pay_count} 人月，{ClaimOutcome.BLOCKED.label} {len(blocked)} 人月"
    head = f"批次 {batch.number}（{batch.state_label}）：{counts}。"
    if not blocked:
        return f"{head}没有重复发放。"
    posts = content.posts
    rows = sorted((posts[at.post_pos].name, mask(posts[at.post_pos].number), at.rule, at.month, at.reason) for at in blocked)
    return "\n".join([head, *_repeated_payments(rows)])


def _repeated_payments(rows: list[tuple[str, str, str, str, str]]) -> Iterator[str]:
    for (name, number, rule), months in groupby(rows, key=lambda row: row[:3]):
        same = list(months)
        yield f"{name} {number}（{rule}）{len(same)} 个月：{same[0][4]}"
