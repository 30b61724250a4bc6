"""What a workbook that is none of our forms looks like: a list that somebody keeps in columns of their own."""

from __future__ import annotations

from functools import cache

from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.names import plain
from workbook_templates.schema import all_forms

_DEEPEST = 20
_FEWEST = 3  # columns of the forms, under their names or usual ones, that make a line a header
_MOST_NAMED = 6
_USUAL = (
    "序号", "出生年月", "身份证", "身份证号码", "电话", "手机", "手机号", "联系方式", "职务", "职级", "单位", "工作单位",
    "原单位", "退休时间", "离休时间", "入党时间", "参加工作时间", "家庭住址", "住址", "年龄", "支部", "所在支部", "籍贯", "学历",
)  # fmt: skip


def own_list(grids: Grids) -> str:
    """Where a workbook has a line of headers that a roster might have, and which; empty where it has none."""
    found = [(len(names), sheet, row, names) for sheet in grids.names for row, names in _headers(grids.head(sheet))]
    if not found:
        return ""
    _, sheet, row, names = max(found, key=lambda one: one[0])
    more = "等" if len(names) > _MOST_NAMED else ""
    return f"“{sheet}”第 {row} 行的表头是“{'、'.join(names[:_MOST_NAMED])}”{more}"


def _headers(grid: Grid) -> list[tuple[int, list[str]]]:
    lines = enumerate(grid.rows[:_DEEPEST], start=1)
    told = ((row, [text for cell in line if (text := _known(cell))]) for row, line in lines)
    return [(row, names) for row, names in told if len(set(names)) >= _FEWEST]


def _known(cell: object) -> str:
    text = plain(cell) if isinstance(cell, str) and len(cell) < 20 else ""
    return text if text in _columns() else ""


@cache
def _columns() -> frozenset[str]:
    ours = (column.name for form in all_forms().values() for sheet in form.sheets for column in sheet.columns)
    return frozenset(map(plain, (*ours, *_USUAL)))
