"""What an import did, cell by cell: what was changed on the way, what was added, and what was not taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from addin.bringing.importing.conversion.codes import is_body_code
from addin.bringing.importing.layout.source_list import SourceColumn, SourceList, SourceRow
from addin.bringing.importing.vocabulary.words import FormField
from workbook_templates.cell_types import TYPES, mask, show
from workbook_templates.long_numbers import masked


class CellOrigin(NamedTuple):
    """Where a cell stands: file, sheet and address; without letters what stands above the rows."""

    file: str
    sheet: str
    cell: str


class ChangedCell(NamedTuple):
    """A cell that was taken in another writing, or a value that no cell said; texts as users see them."""

    origin: CellOrigin
    field: FormField
    was: str
    became: str
    note: str


class LeftOut(NamedTuple):
    """Something that was not taken: a cell, a row or a column, its text, and why.

    ``asks``: somebody has to look at it, since no answer in the workbook of choices brings it in.
    """

    origin: CellOrigin
    what: str
    text: str
    why: str
    asks: bool = False


@dataclass(slots=True)
class Listing:
    """All that is told about an import."""

    converted: list[ChangedCell] = field(default_factory=list)
    added: list[ChangedCell] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def origin_of(source: SourceList, row: SourceRow | int, column: SourceColumn | None = None) -> CellOrigin:
    """The place of a row, or of its cell in a column."""
    number = row if isinstance(row, int) else row.number
    return CellOrigin(source.file, source.sheet, f"{column.letter if column else ''}{number or ''}")


def seen(field: FormField | None, value: object) -> str:
    """A value as users see it, private numbers masked; the code of a party organisation, twelve digits, is none."""
    text = show(value)
    if field is not None and field.holds_body and is_body_code(text):
        return text
    return (
        mask(text)
        if field is not None and TYPES[field.described.type].private and text.isascii() and text.isalnum()
        else masked(value)
    )
