"""The choices as tables of lines, each with what may be answered: shown by the workbook of choices and by the page's dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addin.bringing.importing.columns.content import samples
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Certainty, Choices, ColumnKey
from addin.bringing.importing.mapping.sheet_words import (
    COLUMN_HEADERS,
    COLUMNS,
    DEFAULT_HEADERS,
    DEFAULTS,
    LEAVE_BLANK,
    NO_FIELD,
    NO_VALUE,
    VALUE_HEADERS,
    VALUES,
)
from addin.bringing.importing.vocabulary.words import FormField, all_fields
from workbook_templates.long_numbers import masked

_ORDER = (Certainty.ASKED, Certainty.PROPOSED, Certainty.SURE, Certainty.DECIDED)


class ChoiceLine(NamedTuple):
    """One choice: its cells under the table's headers, what may be answered (anything where nothing is listed).

    ``only``: nothing but what is listed may be answered.
    """

    cells: Sequence[str]
    certainty: Certainty
    allowed: tuple[str, ...]
    only: bool


class ChoiceTable(NamedTuple):
    """The choices of one kind: the name, the headers, the header of the answers, and the lines, those that wait for one first."""

    name: str
    headers: tuple[str, ...]
    answer: str
    lines: Sequence[ChoiceLine]


def choice_tables(sources: Sequence[SourceList], choices: Choices) -> list[ChoiceTable]:
    """Which column is which, what values mean, what everybody gets."""
    columns, values, defaults = _column_lines(sources, choices), _value_lines(choices), _default_lines(choices)
    return [
        _table(COLUMNS, COLUMN_HEADERS, "对应到", columns),
        _table(VALUES, VALUE_HEADERS, "改成", values),
        _table(DEFAULTS, DEFAULT_HEADERS, "统一填成", defaults),
    ]


def _table(name: str, headers: tuple[str, ...], answer: str, lines: Sequence[ChoiceLine]) -> ChoiceTable:
    return ChoiceTable(name, headers, answer, sorted(lines, key=lambda line: _ORDER.index(line.certainty)))


def _column_lines(sources: Sequence[SourceList], choices: Choices) -> list[ChoiceLine]:
    lines: dict[ColumnKey, ChoiceLine] = {}
    allowed = (NO_FIELD, *(one.label for one in all_fields()))
    for source in sources:
        for column in source.columns:
            key = ColumnKey(source.layout, column.at)
            one = choices.columns[key]
            if key in lines or (column.aside and one.field is None and one.certainty is not Certainty.ASKED):
                continue
            answer = "" if one.certainty is Certainty.ASKED else one.field.label if one.field else NO_FIELD
            why = f"{one.why}：可能是 {one.field.label}" if not answer and one.field else one.why
            seen = [*samples(source, column), "", "", ""][:3]
            place = [source.file, source.sheet, column.letter, masked(column.title)]
            cells = [*place, *seen, answer, one.certainty.value, why, f"{key.layout}:{key.at}"]
            lines[key] = ChoiceLine(cells, one.certainty, allowed, only=True)
    return list(lines.values())


def _value_lines(choices: Choices) -> list[ChoiceLine]:
    lines = []
    for key, one in choices.values.items():
        answer = one.value or ("" if one.certainty is Certainty.ASKED else NO_VALUE)
        cells = [key.field.label, key.text, str(one.cells or ""), answer, one.certainty.value]
        lines.append(ChoiceLine(cells, one.certainty, _allowed(VALUES, key.field), only=not _is_open(key.field)))
    return lines


def _default_lines(choices: Choices) -> list[ChoiceLine]:
    return [
        ChoiceLine(
            [field.label, one.value or LEAVE_BLANK, one.certainty.value, one.why],
            one.certainty,
            _allowed(DEFAULTS, field),
            only=not _is_open(field),
        )
        for field, one in choices.defaults.items()
    ]


def _is_open(field: FormField) -> bool:
    """Whether something else than what is offered may be written: a code, or a value that the list only suggests."""
    return field.holds_body or field.described.open


def _allowed(table: str, field: FormField) -> tuple[str, ...]:
    """What may be chosen in a line; empty where anything may be written."""
    if field.holds_body:
        return (NO_VALUE,) if table == VALUES else ()
    if not field.described.codes:
        return (FROM_IDENTITY, LEAVE_BLANK) if field.column == "出生日期" else ()
    own = (FROM_IDENTITY,) if table == DEFAULTS and field.column == "性别" else ()
    return (*field.described.allowed, *own, NO_VALUE if table == VALUES else LEAVE_BLANK)
