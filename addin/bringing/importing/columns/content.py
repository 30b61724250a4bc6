"""What stands in a column: how much of it a field would take, and samples of it for users."""

from __future__ import annotations

from collections.abc import Sequence

from addin.bringing.importing.conversion.codes import is_body_code
from addin.bringing.importing.conversion.convert import converter
from addin.bringing.importing.conversion.dates import written_date
from addin.bringing.importing.conversion.numbers import convert_identity
from addin.bringing.importing.conversion.parts import is_whole
from addin.bringing.importing.layout.source_list import SourceColumn, SourceList
from addin.bringing.importing.vocabulary.words import FormField, meaning
from workbook_templates.cell_types import show
from workbook_templates.long_numbers import has_long_number, masked
from workbook_templates.values.han import has_han
from workbook_templates.values.text import is_blank

_LOOKED_AT = 300
_SAMPLES = 3
_LONGEST_WORD = 12


def filled(source: SourceList, column: SourceColumn) -> list[object]:
    """The cells of a column that are not blank, the first few hundred of them."""
    return [cell for cell in source.cells(column) if not is_blank(cell)][:_LOOKED_AT]


def share(source: SourceList, column: SourceColumn, field: FormField, *, listed: bool = False) -> float:
    """The share of the filled cells that the field would take, 0 to 1; 1 where nothing is filled.

    ``listed``: of a list of suggestions only what stands in it, since anything else would be taken as well.
    """
    cells = filled(source, column)
    if column.part:  # 群众 alone, in a column of party and date of joining it, denies no date
        cells = [cell for cell in cells if is_whole(column.part, cell)]
    if not cells:
        return 1.0
    if field.holds_body:
        return sum(has_han(show(cell)) or is_body_code(cell) for cell in cells) / len(cells)
    if listed and field.described.codes:
        return sum(bool(meaning(field.described.codes, cell)) for cell in cells) / len(cells)
    if field.described.type == "text":
        return 0.0 if _numbers(cells) else 1.0
    convert = converter(column, field, cells)
    return sum(_understood(*convert(cell)[:2]) for cell in cells) / len(cells)


def words_alone(source: SourceList, column: SourceColumn) -> bool:
    """Whether every filled cell is a short Chinese word, as values of code lists are."""
    texts = [cell for cell in filled(source, column) if isinstance(cell, str)]
    words = [text for text in texts if len(text.strip()) <= _LONGEST_WORD and has_han(text) and not any(map(str.isdigit, text))]
    return len(words) == len(filled(source, column))


def _understood(value: object, note: str) -> bool:
    """A damaged number or a month without its day is what the field is about, although it is not taken."""
    return value is not None or note.startswith(("号码的后几位", "后三位", "只有年", "只写明不是"))


def _numbers(cells: Sequence[object]) -> bool:
    """Whether most cells hold identity numbers or telephone numbers, which are no text."""
    return sum(has_long_number(show(cell)) and not has_han(show(cell)) for cell in cells) * 2 > len(cells)


def agrees_with_birth(source: SourceList, column: SourceColumn, identity: SourceColumn) -> float:
    """The share of rows whose date in ``column`` has year and month of the birth date in the identity number, 0 to 1."""
    pairs = [
        (written_date(row.cells[column.at]), convert_identity(row.cells[identity.at]).value) for row in source.rows[:_LOOKED_AT]
    ]
    known = [(date, str(number)[6:12]) for date, number in pairs if date.month and number]
    return sum(f"{date.year}{date.month:02}" == birth for date, birth in known) / len(known) if known else 0.0


def samples(source: SourceList, column: SourceColumn) -> list[str]:
    """Three different values as users see them, long numbers masked."""
    texts = dict.fromkeys(masked(cell)[:40] for cell in filled(source, column))
    return list(texts)[:_SAMPLES]
