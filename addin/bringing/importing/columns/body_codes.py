"""The codes of organisations and groups by their names, from lists that have both."""

from __future__ import annotations

from collections.abc import Sequence

from addin.bringing.importing.columns.subject import named_field, subject_of
from addin.bringing.importing.conversion.codes import convert_body
from addin.bringing.importing.layout.source_list import SourceColumn, SourceList
from addin.bringing.importing.vocabulary.words import GROUPS, ORGANISATIONS, FormField
from workbook_templates.values.text import tidy_choice

_PAIRS = {
    ORGANISATIONS: (FormField(ORGANISATIONS, "党组织名称"), FormField(ORGANISATIONS, "党组织代码")),
    GROUPS: (FormField(GROUPS, "小组名称"), FormField(GROUPS, "小组代码")),
}


def codes_by_name(sources: Sequence[SourceList]) -> dict[str, str]:
    """The code by each name, written as values are looked up by."""
    found: dict[str, str] = {}
    for source in sources:
        subject = subject_of(source)
        if subject in _PAIRS:
            name_column, code_column = (_column(source, field) for field in _PAIRS[subject])
            if name_column and code_column:
                named = ((tidy_choice(row.cells[name_column.at]), convert_body(row.cells[code_column.at])) for row in source.rows)
                found |= {name: str(code.value) for name, code in named if name and code.value is not None}
    return found


def _column(source: SourceList, field: FormField) -> SourceColumn | None:
    return next((column for column in source.columns if named_field(column, field.sheet) == field), None)
