"""What stands above the rows or beside their columns, as a column: a branch, a group, 离休 or 退休, who is dead or gone."""

from __future__ import annotations

from addin.bringing.importing.columns.content import filled
from addin.bringing.importing.layout.source_list import SAID_STATE, SourceColumn, SourceList
from addin.bringing.importing.mapping.choices import Certainty, ColumnChoice
from addin.bringing.importing.vocabulary.departures import STATE
from addin.bringing.importing.vocabulary.words import PERSONS, FormField, meaning
from workbook_templates.cell_types import show

_BRANCH, _GROUP, _CLASS = (FormField(PERSONS, name) for name in ("党支部代码", "学习小组代码", "人员类别"))
_NONE = ColumnChoice(None, Certainty.SURE, "不用")


def propose_aside(source: SourceList, subject: str, claimed: set[FormField]) -> dict[int, ColumnChoice]:
    """A choice for each such column. What another column tells already is not used again, but who is dead or gone always is."""
    found: dict[int, ColumnChoice] = {}
    for column in source.columns:
        if column.aside:
            one = _told(source, column) if subject == PERSONS else _NONE
            found[column.at] = _NONE if one.field in claimed and one.field != STATE else one
            claimed = claimed | {one.field} if one.field else claimed
    return found


def _told(source: SourceList, column: SourceColumn) -> ColumnChoice:
    texts = {show(cell) for cell in filled(source, column)}
    if column.title == SAID_STATE:
        return ColumnChoice(STATE, Certainty.SURE, "旧表里写着去世、转出的，不能当作在册") if texts else _NONE
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
