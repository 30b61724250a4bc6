"""The rows of a list as values of our fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from addin.bringing.importing.columns.content import samples
from addin.bringing.importing.conversion.convert import converter
from addin.bringing.importing.conversion.converted import NOTHING, Converted
from addin.bringing.importing.conversion.dates import without_formal_days
from addin.bringing.importing.conversion.numbers import is_mobile
from addin.bringing.importing.layout.source_list import RowKind, SourceColumn, SourceList, SourceRow
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnKey
from addin.bringing.importing.result.listing import CellOrigin, ChangedCell, LeftOut, Listing, origin_of, seen
from addin.bringing.importing.vocabulary.words import PERSONS, FormField
from workbook_templates.values.text import is_blank

_BIRTH = FormField(PERSONS, "出生日期")
_SEVERAL = "几列合在一起"
_ASIDE = "旧表别处写明的"


@dataclass(slots=True)
class Record:
    """One row: the values by field, the cells they were read from, what goes into the remarks, and the cells not taken.

    ``said`` are the fields of which some cell says something, also where it is not understood, not decided yet, or said
    otherwise by another cell (``contrary``): nothing is filled in there that holds for everybody else.
    """

    source: SourceList
    row: SourceRow
    values: dict[FormField, object] = field(default_factory=dict)
    written: dict[FormField, object] = field(default_factory=dict)
    said: set[FormField] = field(default_factory=set)
    contrary: set[FormField] = field(default_factory=set)
    rests: list[str] = field(default_factory=list)
    left: list[tuple[FormField, LeftOut]] = field(default_factory=list)

    @property
    def origin(self) -> CellOrigin:
        """Where the row stands."""
        return origin_of(self.source, self.row)

    def leave(self, target: FormField, origin_column: SourceColumn, why: str, *, asks: bool = False) -> None:
        """Tell that a cell is not taken, and why."""
        raw = self.row.cells[origin_column.at]
        origin = origin_of(self.source, self.row, origin_column)
        self.left.append((target, LeftOut(origin, origin_column.title, seen(target, raw), why, asks)))


def records_of(source: SourceList, choices: Choices, listing: Listing) -> list[Record]:
    """Every row of the list; what is changed or left out is added to the listing."""
    records = [Record(source, row) for row in source.rows]
    for column in source.columns:
        target = choices.field_at(ColumnKey(source.layout, column.at))
        if target is None:
            listing.left_out += _column_left_out(source, column, choices)
            _keep_open(records, column, choices)
            continue
        cells = source.cells(column)
        convert = converter(column, target, cells, choices.values_of(target))
        for record, raw in zip(records, without_formal_days(cells) if target == _BIRTH else cells, strict=True):
            if not is_blank(raw):
                record.written.setdefault(target, raw)
                _take(record, column, target, convert(raw), listing)
    listing.left_out += _rows_left_out(source)
    return records


def _keep_open(records: list[Record], column: SourceColumn, choices: Choices) -> None:
    """While it is asked what a column is, its rows have something to say of the likeliest field."""
    one = choices.columns.get(ColumnKey(records[0].source.layout, column.at)) if records else None
    if one is not None and one.field and one.certainty is Certainty.ASKED:
        for record in records:
            if not is_blank(record.row.cells[column.at]):
                record.said.add(one.field)


def _take(record: Record, column: SourceColumn, target: FormField, found: Converted, listing: Listing) -> None:
    """Put a converted cell into the record; a field that has a value already keeps it, but for a contradiction."""
    if found.rest:
        record.rests.append(found.rest)
    if found != NOTHING and not found.blank:
        record.said.add(target)
    if found.value is None:
        if found.note:
            record.leave(target, column, found.note)
        return
    if target in record.values or target in record.contrary:
        _take_beside(record, column, target, found.value, listing)
        return
    record.values[target] = found.value
    note = found.note or (_ASIDE if column.aside else "")
    if note:
        listing.converted.append(_changed(record, column, target, found.value, note))


def _changed(record: Record, column: SourceColumn, target: FormField, value: object, note: str) -> ChangedCell:
    raw = record.row.cells[column.at]
    return ChangedCell(origin_of(record.source, record.row, column), target, seen(target, raw), seen(target, value), note)


def _take_beside(record: Record, column: SourceColumn, target: FormField, value: object, listing: Listing) -> None:
    """A second value of a field: joined to a text, of a code list a contradiction, else told in the remarks.

    Of two telephones the mobile one counts.
    """
    first = record.values.get(target)
    if target.described.codes:
        if value != first:
            record.values.pop(target, None)
            record.contrary.add(target)
            record.leave(target, column, f"与另一处写的“{first or ''}”不一样，先空着，请核对后填写", asks=True)
        return
    listing.converted.append(_changed(record, column, target, value, _SEVERAL))
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
        yield LeftOut(origin_of(source, 0, column), f"整列“{column.title}”", text, why)


_WHY_NO_ROW = {
    RowKind.TITLE: "在表头上面，不是名单里的一行",
    RowKind.UNCLEAR: "看不出是什么；要是漏了人，请在花名册里补上",
}


def _rows_left_out(source: SourceList) -> Iterator[LeftOut]:
    for row in source.passed:
        why = _WHY_NO_ROW.get(row.kind, "不是名单里的一行")
        yield LeftOut(origin_of(source, row.number), row.kind.value, row.text, why, row.kind is RowKind.UNCLEAR)
