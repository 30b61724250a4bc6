"""Which value every way of writing in the lists means: what is known, and what has to be asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from addin.bringing.importing.conversion.codes import is_body_code
from addin.bringing.importing.conversion.numbers import convert_identity, is_identity
from addin.bringing.importing.conversion.parts import words_of
from addin.bringing.importing.layout.source_list import SourceColumn, SourceList
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnKey, ValueChoice, ValueKey
from addin.bringing.importing.vocabulary.words import FormField, flags, meaning
from validators.identity import sex
from workbook_templates.long_numbers import has_long_number
from workbook_templates.values.text import tidy_choice

_OWN_CODES = frozenset(("党组织代码", "小组代码"))
_SEX = "性别"
_AGREEING = 0.9


def propose_values(sources: Sequence[SourceList], choices: Choices, codes: dict[str, str]) -> dict[ValueKey, ValueChoice]:
    """A choice for each text that is no value as it stands; ``codes`` gives organisations' and groups' codes by their names."""
    counts: Counter[ValueKey] = Counter()
    contrary: set[ValueKey] = set()
    for source, column, field in _coded(sources, choices):
        cells = [piece for cell in source.cells(column) for piece in (words_of(column.part, cell) if column.part else [cell])]
        texts = [tidy_choice(cell) or "" for cell in cells]
        counts.update(ValueKey(field, text) for text in texts if text and not _is_private(text))
        if field.column == _SEX:
            contrary |= {ValueKey(field, text) for text in _against_identity(source, column, choices)}
    found = {key: _meant(key, codes, contrary)._replace(cells=count) for key, count in counts.items()}
    return {key: one for key, one in found.items() if one.value != key.text}


def _is_private(text: str) -> bool:
    """Whether a text holds somebody's number: no value of a list does, and nobody is to be asked about it."""
    return has_long_number(text) and not is_body_code(text)


def _coded(sources: Sequence[SourceList], choices: Choices) -> Iterator[tuple[SourceList, SourceColumn, FormField]]:
    """The columns whose field has a code list or names an organisation."""
    for source in sources:
        for column in source.columns:
            one = choices.columns.get(ColumnKey(source.layout, column.at))
            if one is None or one.field is None or any(name in flags() for name in column.names):
                continue
            if one.field.described.codes or (one.field.holds_body and one.field.column not in _OWN_CODES):
                yield source, column, one.field


def _meant(key: ValueKey, codes: dict[str, str], contrary: set[ValueKey]) -> ValueChoice:
    described = key.field.described
    if key.field.holds_body:
        code = key.text if is_body_code(key.text) else codes.get(key.text, "")
        return ValueChoice(code, Certainty.PROPOSED if code else Certainty.ASKED)
    value = meaning(described.codes, key.text)
    if key in contrary:
        return ValueChoice("", Certainty.ASKED)
    if value or not described.open:
        return ValueChoice(value, Certainty.SURE if value else Certainty.ASKED)
    return ValueChoice(key.text, Certainty.SURE)


def _against_identity(source: SourceList, column: SourceColumn, choices: Choices) -> set[str]:
    """The codes of sex (1 and 2) where the identity numbers say that they are used the other way round."""
    places = {choices.columns[ColumnKey(source.layout, one.at)].field: one for one in source.columns}
    identity = next((one for field, one in places.items() if field and field.column == "身份证号"), None)
    codes = {tidy_choice(cell) or "" for cell in source.cells(column)} - {""}
    if identity is None or not codes or not all(code.isdigit() for code in codes):
        return set()
    pairs = [
        (meaning(_SEX, row.cells[column.at]), str(convert_identity(row.cells[identity.at]).value))
        for row in source.rows
        if is_identity(row.cells[identity.at])
    ]
    pairs = [(told, number) for told, number in pairs if told]
    agreeing = sum(told == sex(number) for told, number in pairs)
    return codes if agreeing < _AGREEING * len(pairs) else set()
