"""Columns that hold several things at once, such as 性别、民族 or 政治面貌及入党时间: a column for each of them."""

from __future__ import annotations

import re
from dataclasses import replace

from addin.bringing.importing.layout.header_rows import is_known
from addin.bringing.importing.layout.source_list import PartOfColumn, SourceColumn, SourceList, SourceRow
from addin.bringing.importing.vocabulary.words import PERSONS, FormField, flat, names_of

_BETWEEN = re.compile(r"[、/／,，;；（()）\s]+|以?及|[和与]")
_ANOTHER_PERSON = FormField(PERSONS, "家属联系人")  # 联系人及电话 is one person's name and number, but not the retired one's


def with_parts(source: SourceList) -> SourceList:
    """The list with a column for each thing in a column of several; a column of one thing by two names (电话/手机) stays one."""
    columns: list[SourceColumn] = []
    added: list[SourceColumn] = []
    free = max((column.at for column in source.columns), default=-1) + 1
    for column in source.columns:
        names = [] if column.aside or any(map(is_known, column.names)) else _names(column.title)
        fields = {names_of(PERSONS).get(name) for name in names}
        if not names or _ANOTHER_PERSON in fields:
            columns.append(column)
        elif len(fields) == 1 and None not in fields:
            columns.append(column._replace(names=(names[0], *column.names)))
        else:
            for position, name in enumerate(names):
                part = PartOfColumn(column.at, position, len(names))
                added.append(SourceColumn(free + len(added), f"{column.title}：{name}", (name,), part=part))
    rows = [_longer(row, added) for row in source.rows] if added else source.rows
    return replace(source, columns=[*columns, *added], rows=rows)


def _names(title: str) -> list[str]:
    """The names that a header joins, two or more and all known; else none."""
    names = [flat(text) for text in _BETWEEN.split(title.rpartition("／")[2]) if text]
    return names if len(names) > 1 and all(map(is_known, names)) else []


def _longer(row: SourceRow, added: list[SourceColumn]) -> SourceRow:
    return SourceRow(row.number, [*row.cells, *(row.cells[column.part.column] for column in added if column.part)])
