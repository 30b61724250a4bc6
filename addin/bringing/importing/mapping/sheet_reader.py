"""The workbook of choices as somebody has filled it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    ABOUT,
    ABOUT_HEADERS,
    COLUMN_HEADERS,
    COLUMNS,
    DEFAULT_HEADERS,
    DEFAULTS,
    HIDDEN_KEY,
    LEAVE_BLANK,
    NO_FIELD,
    NO_VALUE,
    VALUE_HEADERS,
    VALUES,
)
from addin.bringing.importing.vocabulary.words import FormField, field_of
from addin.errors import Refused
from workbook_templates.plain import plain_rows
from workbook_templates.read import read_grids
from workbook_templates.read.troubles import Unusable

Lines = Sequence[Mapping[str, str]]


class FilledIn(NamedTuple):
    """The answers, and what the workbook says about itself (item and content, in order)."""

    answers: Choices
    about: list[tuple[str, str]]


def read_choices(path: Path) -> FilledIn:
    """The answers of a workbook of choices. A line without an answer is a question again.

    Refused where the file is no such workbook, or an answer names a column that there is not.
    """
    found = choices_in(path)
    if found is None:
        raise _not_choices(path)
    return found


def choices_in(path: Path) -> FilledIn | None:
    """As ``read_choices``; None where the file is something else altogether."""
    try:
        grids = read_grids(path)
        if ABOUT not in grids.names:
            return None
        parts = [plain_rows(grids, needed) for needed in (COLUMN_HEADERS, VALUE_HEADERS, DEFAULT_HEADERS, ABOUT_HEADERS)]
    except Unusable:
        return None
    if any(rows is None for rows in parts):
        raise _not_choices(path)
    columns, values, defaults, about = ([row.values for row in rows or ()] for rows in parts)
    return FilledIn(
        choices_from({COLUMNS: columns, VALUES: values, DEFAULTS: defaults}),
        [(line.get("项目", ""), line.get("内容", "")) for line in about],
    )


def choices_from(tables: Mapping[str, Lines]) -> Choices:
    """The answers in lines as ``choice_tables`` makes them, each cell by its header, of the tables by name.

    Refused where an answer names a column or a value that there is not.
    """
    return Choices(_columns(tables[COLUMNS]), _values(tables[VALUES]), _defaults(tables[DEFAULTS]))


def _not_choices(path: Path) -> Refused:
    return Refused(f"{path.name} 打不开，或者不是映射表：请不要改它的工作表和表头。")


def _columns(lines: Lines) -> dict[ColumnKey, ColumnChoice]:
    found = {}
    for line in lines:
        layout, _, index = line.get(HIDDEN_KEY, "").partition(":")
        if index.isdigit():
            found[ColumnKey(layout, int(index))] = _column(line.get("对应到", ""), line.get("旧表的列名", ""))
    return found


def _values(lines: Lines) -> dict[ValueKey, ValueChoice]:
    found = {}
    for line in lines:
        if (field := field_of(line.get("我们的列", ""))) and "旧表的写法" in line:
            answer = line.get("改成", "")
            _refuse_unknown(field, answer.replace(NO_VALUE, ""))
            found[ValueKey(field, line["旧表的写法"])] = ValueChoice(answer.replace(NO_VALUE, ""), _certainty(answer))
    return found


def _defaults(lines: Lines) -> dict[FormField, DefaultChoice]:
    found = {}
    for line in lines:
        if field := field_of(line.get("要填的列", "")):
            answer = line.get("统一填成", LEAVE_BLANK)
            if answer not in (LEAVE_BLANK, FROM_IDENTITY):
                _refuse_unknown(field, answer)
            found[field] = DefaultChoice(answer.replace(LEAVE_BLANK, ""), Certainty.DECIDED)
    return found


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
