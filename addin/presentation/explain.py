"""Where a cell or a figure comes from, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from addin.consolidation.trace import TracedCell, TraceStep
from addin.submissions.receipts import Receipt
from addin.summary.collect.explained_figure import ExplainedFigure
from addin.summary.measure.evidence import EvidenceRow


def cell_text(found: TracedCell) -> str:
    """A line a step, from the workbook down to the unit."""
    what = f"{found.sheet}“{found.column}”" if found.column else found.sheet
    lines = [f"{what}：{found.steps[0].value}" if found.column else f"{what} 第 {found.steps[0].row} 行"]
    for n, step in enumerate(found.steps, start=1):
        lines.append(f"{'　' * n}{'这份表' if n == 1 else '来自'}：{_step(step, found)}")
    return "\n".join(lines)


def _step(step: TraceStep, found: TracedCell) -> str:
    told = f"{step.owner} {step.file} 第 {step.row} 行"
    if step.receipt is not None:
        told += f"（{_version(step.receipt)}）"
    if step.value is None:
        return f"{told}（这份表在报来的机构，本机构没有）"
    return told if step.value == found.steps[0].value else f"{told}，那里写的是“{step.value}”"


def _version(receipt: Receipt) -> str:
    """Which version of a form it is: 第12号回执，第2次报送，2026-10-09 收到，已收."""
    return f"第{receipt.id}号回执，第{receipt.detail.get('times', 1)}次报送，{receipt.arrived} 收到，{receipt.state_words}"


def cell_json(found: TracedCell) -> str:
    """The object of ``yinling explain FILE … --json``."""
    steps = [
        {"owner": one.owner, "file": one.file, "row": one.row, "value": one.value, "receipt": one.receipt and one.receipt.id}
        for one in found.steps
    ]
    return json.dumps({"sheet": found.sheet, "column": found.column, "steps": steps}, ensure_ascii=False, indent=1)


def figure_text(found: ExplainedFigure) -> str:
    """The figure, then the rows it lacks and those it counts, each with unit, file, row and receipt."""
    one = found.view.indicator
    lines = [f"{one.code} {one.name}{f'（{found.unit_name}）' if found.unit_name else ''}：{found.text}", f"计入：{one.counted}"]
    for title, rows, left in (
        ("没有计入的", found.missed, found.left_out[1]),
        ("计入的", found.counted, found.left_out[0]),
    ):
        if rows:
            lines += ["", f"{title} {len(rows) + left} 行：", *(f"　{_row(row, found)}" for row in rows)]
        if left:
            lines.append(f"　……另有 {left} 行，见总表的“指标明细”。")
    return "\n".join(lines)


def _row(row: EvidenceRow, found: ExplainedFigure) -> str:
    receipt = found.receipts.get((row.unit, row.file))
    place = f"{row.file} {row.sheet} 第 {row.row} 行" if row.row else row.sheet
    return f"{row.unit_name}　{place}　{row.what}{f'（第{receipt.id}号回执）' if receipt else ''}"


def figure_json(found: ExplainedFigure) -> str:
    """The object of ``yinling explain CODE … --json``: the indicator as in the summary, and its rows."""
    told: dict[str, Any] = found.view.as_json() | {"text": found.text}
    told |= {"counted_rows": list(_rows(found.counted, found)), "missed_rows": list(_rows(found.missed, found))}
    return json.dumps(told | {"left_out": list(found.left_out)}, ensure_ascii=False, indent=1)


def _rows(rows: tuple[EvidenceRow, ...], found: ExplainedFigure) -> Iterator[dict[str, Any]]:
    for row in rows:
        receipt = found.receipts.get((row.unit, row.file))
        yield {
            "unit": row.unit, "unit_name": row.unit_name, "sheet": row.sheet, "file": row.file, "row": row.row,
            "what": row.what, "receipt": receipt.id if receipt else None,
        }  # fmt: skip
