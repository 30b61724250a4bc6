"""The rows of a list as values of our fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from addin.bringing.importing.columns.content import samples
from addin.bringing.importing.conversion.convert import converter
from addin.bringing.importing.conversion.converted import Converted
from addin.bringing.importing.conversion.dates import without_formal_days
from addin.bringing.importing.conversion.numbers import is_mobile
from addin.bringing.importing.layout.source_list import RowKind, SourceColumn, SourceList, SourceRow
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnKey
from addin.bringing.importing.result.listing import ChangedCell, LeftOut, Listing, origin_of, seen
from addin.bringing.importing.vocabulary.words import FormField
from workbook_templates.values.text import is_blank

_BIRTH = FormField("离退休干部", "出生日期")
_SEVERAL = "几列合在一起"


@dataclass(slots=True)
class Record:
    """One row: the values by field, the cells they were read from, what goes into the remarks, and the cells not taken."""

    source: SourceList
    row: SourceRow
    values: dict[FormField, object] = field(default_factory=dict)
    written: dict[FormField, object] = field(default_factory=dict)
    rests: list[str] = field(default_factory=list)
    left: dict[FormField, LeftOut] = field(default_factory=dict)


def records_of(source: SourceList, choices: Choices, listing: Listing) -> list[Record]:
    """Every row of the list; what is changed or left out is added to the listing."""
    records = [Record(source, row) for row in source.rows]
    for column in source.columns:
        target = choices.field_at(ColumnKey(source.layout, column.at))
        if target is None:
            listing.left_out += _column_left_out(source, column, choices)
            continue
        cells = source.cells(column)
        convert = converter(column, target, cells, choices.values_of(target))
        for record, raw in zip(records, without_formal_days(cells) if target == _BIRTH else cells, strict=True):
            if not is_blank(raw):
                record.written.setdefault(target, raw)
                _take(record, column, target, convert(raw), listing)
    listing.left_out += _rows_left_out(source)
    return records


def _take(record: Record, column: SourceColumn, target: FormField, found: Converted, listing: Listing) -> None:
    """Put a converted cell into the record; a field that has a value already keeps it."""
    raw = record.row.cells[column.at]
    origin = origin_of(record.source, record.row, column)
    if found.rest:
        record.rests.append(found.rest)
    if found.value is None:
        if found.note:
            record.left.setdefault(target, LeftOut(origin, column.title, seen(target, raw), found.note))
        return
    if target in record.values:
        _take_beside(record, target, found.value)
        listing.converted.append(ChangedCell(origin, target, seen(target, raw), seen(target, found.value), _SEVERAL))
        return
    record.values[target] = found.value
    if found.note:
        listing.converted.append(ChangedCell(origin, target, seen(target, raw), seen(target, found.value), found.note))


def _take_beside(record: Record, target: FormField, value: object) -> None:
    """A second value of a field: joined to a text, else told in the remarks; of two telephones the mobile one counts."""
    first = record.values[target]
    if target.described.type == "text":
        record.values[target] = f"{first}{'；' if target.column == '备注' else ''}{value}"
        return
    if target.described.type == "phone" and is_mobile(value) and not is_mobile(first):
        record.values[target], value = value, first
    if value != record.values[target]:
        record.rests.append(f"{target.column.removeprefix('联系')} {value}")


def _column_left_out(source: SourceList, column: SourceColumn, choices: Choices) -> Iterator[LeftOut]:
    """A column that is not taken, with how many cells it has; one without content is not worth telling."""
    cells = sum(not is_blank(cell) for cell in source.cells(column))
    one = choices.columns.get(ColumnKey(source.layout, column.at))
    asked = one is not None and one.certainty is Certainty.ASKED
    if cells and (asked or not column.aside):
        why = one.why if one else ""
        text = f"{cells} 格，如 {'、'.join(samples(source, column))}"
        yield LeftOut(origin_of(source, 0, column), f"整列“{column.title}”", text, why, asked)


def _rows_left_out(source: SourceList) -> Iterator[LeftOut]:
    for row in source.passed:
        yield LeftOut(origin_of(source, row.number), row.kind.value, row.text, "不是一个人", row.kind is RowKind.UNCLEAR)
