"""Who is counted twice: on several rosters, or in a batch of payments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from addin.consolidation.gather import gather
from addin.consolidation.identity import persons
from addin.errors import Refused
from addin.runtime.progress import Progress
from addin.submissions.folder import open_office
from addin.usecases.allowances import batch_of
from addin.usecases.office import period_of
from workbook_templates.cell_types import mask


def repeated_persons(root: Path, period_text: str, progress: Progress) -> str:
    """Persons on the rosters of several units, and numbers that are probably one person, from what has been accepted."""
    office, period = open_office(root), period_of(period_text)
    gathered = gather(office, period, ["roster"], progress=progress)
    if not gathered.receipts:
        raise Refused(f"{period.label}还没有收下花名册，没有可以查的。")
    found = persons(gathered.tables)
    lines = [f"{period.label}：{found.rows:,} 行，{found.distinct:,} 人。"]
    if not found.on_several and not found.probable:
        return f"{lines[0]}没有发现重复。"
    lines.append(f"同一身份证号在几个单位的 {len(found.on_several)} 组，疑似同一人 {len(found.probable)} 对，请逐一核实。")
    for group in found.on_several:
        places = "、".join(f"{seen.unit}（{seen.file} 第{seen.row}行）" for seen in group)
        lines.append(f"同一身份证号：{group[0].name} {group[0].number} 在 {places}")
    lines += [
        f"疑似同一人：{one.name} {one.number} 与 {other.name} {other.number}，{reason}" for one, other, reason in found.probable
    ]
    return "\n".join(lines)


def repeated_payments(root: Path, period_text: str) -> str:
    """What the period's last batch does not pay because it would be paid twice, each with its reason."""
    _, held, _ = batch_of(root, period_text, "")
    blocked = [line for line in held.lines if line.outcome == "blocked"]
    head = (
        f"批次 {held.batch.number}（{held.batch.state_label}）：发放 {held.batch.pay_count} 人月，拦下重复 {len(blocked)} 人月。"
    )
    if not blocked:
        return f"{head}没有重复发放。"

    def reasons() -> Iterator[str]:
        for (name, number, rule), lines in groupby(
            sorted(
                (held.posts[line.post_pos].name, mask(held.posts[line.post_pos].number), line.rule, line.month, line.reason)
                for line in blocked
            ),
            key=lambda row: row[:3],
        ):
            same = list(lines)
            yield f"{name} {number}（{rule}）{len(same)} 个月：{same[0][4]}"

    return "\n".join([head, *reasons()])
