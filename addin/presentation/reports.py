"""A summary as JSON, and the definitions of the indicators as text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import definition_text
from addin.summary.measure.indicator import Indicator


def summary_json(data: SummaryData) -> str:
    """The object of ``yinling report summary --json``."""
    return json.dumps(data.as_json(), ensure_ascii=False, indent=2)


def definitions_text(indicators: Iterable[Indicator]) -> str:
    """What each indicator counts, out of what, and its target."""
    return "\n\n".join(map(definition_text, indicators))


def lists_text(workbook: Path, calendar: Path | None, publicity: Path | None, rows: Mapping[str, int | None]) -> str:
    """What the lists hold, one line each, and where they were written."""
    lines = [f"{name}：{'没有收到所需的表' if count is None else f'{count} 行'}" for name, count in rows.items()]
    beside = {"日历": calendar, "公示名单": publicity}
    written = [f"已生成工作名单：{workbook}", *(f"{what}：{path}" for what, path in beside.items() if path)]
    return "\n".join([*lines, *written])
