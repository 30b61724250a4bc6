"""The rows of our forms from the records of all lists: persons, posts, accounts, organisations and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.bringing.importing.columns.subject import NEEDED, subject_of
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import Choices
from addin.bringing.importing.result.defaults import fill_in_defaults
from addin.bringing.importing.result.listing import LeftOut, Listing, seen
from addin.bringing.importing.result.made_row import MadeRow, Values
from addin.bringing.importing.result.one_person import put_together
from addin.bringing.importing.result.records import Record, records_of
from addin.bringing.importing.vocabulary.words import GROUPS, ORGANISATIONS, PERSONS, POSTS, SHEETS, FormField

_LEADS_GROUP = ("组长", "副组长")
_NO_ROW = "单有这一项，成不了“{sheet}”表里的一行"


def assemble(sources: Sequence[SourceList], choices: Choices, listing: Listing) -> dict[str, list[Values]]:
    """The rows by sheet and column; what is added or left out on the way is added to the listing.

    What everybody gets who has none is filled in when all lists are read: the list of the dead may come last.
    """
    made: list[MadeRow] = []
    for source in sources:
        subject = subject_of(source)
        for record in records_of(source, choices, listing):
            rows = [_row(record, sheet, subject) for sheet in SHEETS if _makes_row(record, sheet, subject)]
            listing.left_out += _of_no_row(record, {row.sheet for row in rows})
            made += rows
    made = put_together(made, listing)
    fill_in_defaults(made, choices, listing)
    for row in made:
        listing.left_out += (one for field, one in row.left if field.sheet == row.sheet)
    by_sheet = {sheet: [row.values for row in made if row.sheet == sheet] for sheet in SHEETS}
    _add_named_bodies(by_sheet, choices)
    return {sheet: own for sheet, own in by_sheet.items() if own}


def _makes_row(record: Record, sheet: str, subject: str) -> bool:
    return sheet == subject or (sheet in NEEDED and record.values.get(NEEDED[sheet]) is not None)


def _row(record: Record, sheet: str, subject: str) -> MadeRow:
    """One row: its own fields, and what it shares with the sheet the list is about."""
    values: Values = {field.column: value for field, value in record.values.items() if field.sheet == sheet}
    if sheet != subject:
        for column in ("姓名", "身份证号"):
            values.setdefault(column, record.values.get(FormField(subject, column)))
    if sheet == POSTS:
        body = "学习小组代码" if values.get("职务") in _LEADS_GROUP else "党支部代码"
        values.setdefault("任职组织代码", record.values.get(FormField(PERSONS, body)))
    if sheet == subject and record.rests:
        values["备注"] = "；".join(str(text) for text in (values.get("备注"), *record.rests) if text)
    return MadeRow(sheet, values, [record], sheet == subject, set(record.contrary))


def _of_no_row(record: Record, sheets: set[str]) -> Iterator[LeftOut]:
    """What a record tells of sheets in which it makes no row: the day of an appointment without the post."""
    yield from (one for field, one in record.left if field.sheet not in sheets)
    for field, value in record.values.items():
        if field.sheet not in sheets:
            yield LeftOut(record.origin, field.label, seen(field, value), _NO_ROW.format(sheet=field.sheet))


def _add_named_bodies(rows: dict[str, list[Values]], choices: Choices) -> None:
    """Add the organisations and groups that have got a code, so that nobody's branch is missing among them."""
    for sheet, code_column, name_column in ((ORGANISATIONS, "党组织代码", "党组织名称"), (GROUPS, "小组代码", "小组名称")):
        there = {row.get(code_column) for row in rows[sheet]}
        for code, name in dict(_coded_bodies(choices)).items():
            if code not in there and code.startswith("X") == (sheet == GROUPS):
                rows[sheet].append({code_column: code, name_column: name})


def _coded_bodies(choices: Choices) -> Iterator[tuple[str, str]]:
    for key in choices.values:
        if key.field.holds_body and (code := choices.values_of(key.field).get(key.text)) and code != key.text:
            yield code, key.text
