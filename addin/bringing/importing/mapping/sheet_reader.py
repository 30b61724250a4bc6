"""The workbook of choices as somebody has filled it in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from addin.bringing.importing.conversion.codes import is_body_code
from addin.bringing.importing.mapping.choices import (
    FROM_IDENTITY,
    Certainty,
    Choices,
    ColumnChoice,
    ColumnKey,
    DefaultChoice,
    ValueChoice,
    ValueKey,
)
from addin.bringing.importing.mapping.sheet_words import (
    ABOUT_HEADERS,
    COLUMN_HEADERS,
    DEFAULT_HEADERS,
    LEAVE_BLANK,
    NO_FIELD,
    NO_VALUE,
    VALUE_HEADERS,
)
from addin.bringing.importing.vocabulary.words import FormField, field_of
from addin.errors import Refused
from workbook_templates.plain import read_plain


class FilledIn(NamedTuple):
    """The answers, and what the workbook says about itself (item and content, in order)."""

    answers: Choices
    about: list[tuple[str, str]]


def read_choices(path: Path) -> FilledIn:
    """The answers of a workbook of choices. A line without an answer is a question again.

    Refused where the file is no such workbook, or an answer names a column that there is not.
    """
    try:
        columns, values, defaults, about = (
            [row.values for row in read_plain(path, needed)]
            for needed in (COLUMN_HEADERS, VALUE_HEADERS, DEFAULT_HEADERS, ABOUT_HEADERS)
        )
    except ValueError:
        raise Refused(f"{path.name} 打不开，或者不是映射表：请不要改它的工作表和表头。") from None
    found = Choices()
    for line in columns:
        layout, _, index = line.get("编号", "").partition(":")
        if index.isdigit():
            found.columns[ColumnKey(layout, int(index))] = _column(line.get("对应到", ""), line.get("旧表的列名", ""))
    for line in values:
        if (field := field_of(line.get("我们的列", ""))) and "旧表的写法" in line:
            answer = line.get("改成", "")
            _refuse_unknown(field, answer.replace(NO_VALUE, ""))
            found.values[ValueKey(field, line["旧表的写法"])] = ValueChoice(answer.replace(NO_VALUE, ""), _certainty(answer))
    for line in defaults:
        if field := field_of(line.get("要填的列", "")):
            answer = line.get("统一填成", LEAVE_BLANK)
            if answer not in (LEAVE_BLANK, FROM_IDENTITY):
                _refuse_unknown(field, answer)
            found.defaults[field] = DefaultChoice(answer.replace(LEAVE_BLANK, ""), Certainty.DECIDED)
    return FilledIn(found, [(line.get("项目", ""), line.get("内容", "")) for line in about])


def _refuse_unknown(field: FormField, answer: str) -> None:
    """Refused where an answer is no value that the field may have."""
    described = field.described
    if field.holds_body and answer and not is_body_code(answer):
        raise Refused(f"映射表里“{field.label}”填了“{answer}”，不是代码：党组织代码是12位数字，小组代码是 X 加12位数字。")
    if described.codes and answer and not described.open and answer not in described.allowed:
        raise Refused(f"映射表里“{field.label}”填了“{answer}”，下拉里没有这个值，请从下拉里选。")


def _column(answer: str, title: str) -> ColumnChoice:
    if answer in ("", NO_FIELD):
        return ColumnChoice(None, _certainty(answer), "您选了不导入" if answer else "还没有选")
    field = field_of(answer)
    if field is None:
        raise Refused(f"映射表里“{title}”对应到“{answer}”，没有这一列，请从下拉里选。")
    return ColumnChoice(field, Certainty.DECIDED, "您选的")


def _certainty(answer: str) -> Certainty:
    return Certainty.DECIDED if answer else Certainty.ASKED
