"""Whom or what a row is about: its name, and the columns by which it is known."""

from __future__ import annotations

from collections.abc import Callable

from workbook_templates.cell_types import Value, mask_in_text, show_masked
from workbook_templates.schema import Sheet

NAME_COLUMNS = ("姓名", "联络员姓名", "党组织名称", "小组名称", "联系党组织名称", "活动主题", "任务内容", "事项", "名称")
"""The columns that name somebody or something, the most telling first."""
_KEYS = 2


def name_column(sheet: Sheet) -> str:
    """The first of a sheet's own columns that names whom or what a row is about; empty where it has none."""
    own = {column.name for column in sheet.own}
    return next((name for name in NAME_COLUMNS if name in own), "")


def row_subject(sheet: Sheet, value: Callable[[str], Value]) -> str:
    """Name and key of a row as text, private numbers masked; ``value`` gives the row's value by column."""
    names = dict.fromkeys(name for name in (name_column(sheet), *sheet.key[:_KEYS]) if name)
    texts = (show_masked(sheet.column(name), value(name)) for name in names)
    return mask_in_text(" ".join(text for text in texts if text))
