"""What stands above the rows, the headings of groups and the sheet's name, as a column: a branch, a group, 离休 or 退休."""

from __future__ import annotations

from addin.bringing.importing.columns.content import filled
from addin.bringing.importing.columns.subject import PERSONS
from addin.bringing.importing.layout.source_list import SourceColumn, SourceList
from addin.bringing.importing.mapping.choices import Certainty, ColumnChoice
from addin.bringing.importing.vocabulary.words import FormField, meaning
from workbook_templates.cell_types import show

_BRANCH, _GROUP, _CLASS = (FormField(PERSONS, name) for name in ("党支部代码", "学习小组代码", "人员类别"))
_NONE = ColumnChoice(None, Certainty.SURE, "不用")


def propose_aside(source: SourceList, subject: str, claimed: set[FormField]) -> dict[int, ColumnChoice]:
    """A choice for each column that stands above the rows; what another column tells already is not used again."""
    found: dict[int, ColumnChoice] = {}
    for column in source.columns:
        if column.aside:
            one = _told(source, column) if subject == PERSONS else _NONE
            found[column.at] = _NONE if one.field in claimed else one
            claimed = claimed | {one.field} if one.field else claimed
    return found


def _told(source: SourceList, column: SourceColumn) -> ColumnChoice:
    texts = {show(cell) for cell in filled(source, column)}
    fields = {_field(text) for text in texts}
    if fields == {None} or not fields:
        return _NONE
    if len(fields) == 1:
        return ColumnChoice(fields.pop(), Certainty.SURE, f"{column.title}写的是这一项")
    return ColumnChoice(None, Certainty.ASKED, f"{column.title}有几种：{'、'.join(sorted(texts)[:5])}")


def _field(text: str) -> FormField | None:
    if "支部" in text or "党总支" in text or "党委" in text:
        return _BRANCH
    if "小组" in text:
        return _GROUP
    return _CLASS if meaning("人员类别", text) else None
