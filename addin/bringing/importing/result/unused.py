"""Answers about something that the lists at hand do not have: told, so that nobody believes them to be followed."""

from __future__ import annotations

from collections.abc import Iterator

from addin.bringing.importing.mapping.choices import Certainty, Choices
from addin.bringing.importing.mapping.sheet_words import COLUMNS, DEFAULTS, VALUES
from addin.bringing.importing.result.listing import CellOrigin, LeftOut

_MAPPING = "映射表"
_NO_COLUMN = "这次导入的旧表里没有这一列，这一行没有用上"
_NO_VALUE = "现在没有哪一列对应到这里、又是这样写的，这一行没有用上"
_NO_DEFAULT = "这一列旧表里都有，这一行没有用上"


def answers_not_used(answers: Choices, choices: Choices) -> Iterator[LeftOut]:
    """Each answer that answers nothing that was to be chosen."""
    for key, column in answers.columns.items():
        if key not in choices.columns and column.certainty is Certainty.DECIDED and column.field:
            yield _left(COLUMNS, column.field.label, column.why, _NO_COLUMN)
    for value_key, value in answers.values.items():
        if value_key not in choices.values and value.certainty is Certainty.DECIDED:
            yield _left(VALUES, value_key.field.label, f"“{value_key.text}”改成“{value.value}”", _NO_VALUE)
    for field, default in answers.defaults.items():
        if field not in choices.defaults and default.value:
            yield _left(DEFAULTS, field.label, default.value, _NO_DEFAULT)


def _left(sheet: str, what: str, text: str, why: str) -> LeftOut:
    return LeftOut(CellOrigin(_MAPPING, sheet, ""), what, text, why)
