"""Suggested corrections in words: a line each, for a screen and for a sheet on which the clerk chooses."""

from __future__ import annotations

from collections.abc import Sequence

from validators.suggestions import MOST, Suggestion
from workbook_templates.cell_types import show_masked

CHOICE = "改不改"
HEADER = (CHOICE, "姓名/对象", "工作表", "格子", "列", "现在写的", "改为", "为什么")
YES = "是"


def suggestion_row(one: Suggestion, subject: str) -> list[str]:
    """A suggestion as a row under ``HEADER``: already chosen where it is sure; private numbers masked."""
    was, value = _shown(one, one.was), _shown(one, one.value)
    return [YES if one.sure else "", subject, one.place.sheet, one.place.cell, one.column.name, was, value, one.why]


def _shown(one: Suggestion, value: object) -> str:
    return "（空着）" if value is None else show_masked(one.column, value)


def suggestions_text(found: Sequence[Suggestion]) -> str:
    """How many corrections are suggested, and of which kind."""
    if not found:
        return "没有可以建议改正的地方。别的问题要看着原件改。"
    sure = sum(one.sure for one in found)
    kinds = f"{sure:,} 处只是写法，或者由身份证号补上空格子；{len(found) - sure:,} 处要您对着原件认定。"
    more = f"一次最多列 {MOST:,} 处，改好以后还可以再列。" if len(found) >= MOST else ""
    return f"可以建议改正 {len(found):,} 处：{kinds}{more}"
