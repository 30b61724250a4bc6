"""Opening balances as text or JSON; identity numbers are masked."""

from __future__ import annotations

from typing import Any

from addin.ledger.batches import BatchContent
from addin.ledger.opening import amounts_by_month
from addin.payroll.opening_preview import OpeningTaken
from addin.presentation.batches import MOST_LINES, as_json, batch_object, line_object
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.values.amount import money, plain_money


def opening_text(taken: OpeningTaken) -> str:
    """What was taken from old sheets: persons, months and sums; what was not, and why; what to do next."""
    content = taken.content
    lines = ["没有新的期初，没有新建批次。"] if content is None else _batch(taken, content)
    if taken.known:
        lines.append(f"以前已经从这些表登记过 {taken.known} 人月，没有再收。")
    if taken.not_taken:
        lines.append(f"没有收的 {len(taken.not_taken)} 处：")
        lines += [f"  · {one}" for one in taken.not_taken[:MOST_LINES]]
        lines += ["  · ……其余见期初预览。"] if len(taken.not_taken) > MOST_LINES else []
    if taken.undecided:
        lines.append(Sentence(f"其中同一人同一月写了两处的 {taken.undecided} 人月，核实以后请", Advice.SAY_TWICE, "，再读一次。"))
    if taken.preview:
        lines.append(f"预览：{taken.preview}")
    if content is not None:
        lines.append(Sentence("下一步：", Advice.APPROVE_BATCH.about(batch=content.batch.number), "。"))
    return in_lines(lines)


def _batch(taken: OpeningTaken, content: BatchContent) -> list[str]:
    batch, months = content.batch, amounts_by_month(content.lines)
    persons = len({line.person for line in content.lines})
    said = "同样的期初已经在等复核，没有改动" if taken.again else f"已登记（经办 {batch.made_by}），{batch.state_label}"
    lines = [f"期初批次 {batch.number} {said}：{persons} 人、{batch.pay_count} 人月，合计 {money(batch.pay_fen)} 元。"]
    if taken.replaced:
        lines.append(f"原来等着复核的期初批次 {taken.replaced} 被这一批取代，只在那一批里的没有登记。")
    return lines + [f"  {month}：{count} 人，{money(fen)} 元" for month, (count, fen) in months.items()]


def opening_json(taken: OpeningTaken) -> str:
    """The same as JSON; the batch is null where nothing is new."""
    content = taken.content
    told = {
        "known": taken.known,
        "undecided": taken.undecided,
        "not_taken": list(taken.not_taken),
        "again": taken.again,
        "replaced": taken.replaced or None,
    }
    return as_json(told | {"opening": None if content is None else _opening_object(content)})


def _opening_object(content: BatchContent) -> dict[str, Any]:
    months = {
        month: {"persons": count, "amount": plain_money(fen)} for month, (count, fen) in amounts_by_month(content.lines).items()
    }
    lines = [line_object(content, line) for line in content.lines]
    return batch_object(content.batch) | {"persons": len({one.person for one in content.lines}), "months": months, "lines": lines}
