"""The rows of our forms from the records of all lists: persons, posts, accounts, organisations and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.bringing.importing.columns.subject import ACCOUNTS, GROUPS, ORGANISATIONS, PERSONS, POSTS, subject_of
from addin.bringing.importing.columns.values import BODIES
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Choices
from addin.bringing.importing.result.from_identity import from_identity
from addin.bringing.importing.result.listing import ChangedCell, LeftOut, Listing, origin_of, seen
from addin.bringing.importing.result.records import Record, records_of
from addin.bringing.importing.vocabulary.words import SHEETS, FormField, names_of

Values = dict[str, object]
# What makes a row of that sheet in a list about another one.
_NEEDED = {POSTS: "职务", ACCOUNTS: "账号"}
_TOGETHER = "与另一张表里是同一个人，合为一行；已有的内容不改"


def assemble(sources: Sequence[SourceList], choices: Choices, listing: Listing) -> dict[str, list[Values]]:
    """The rows by sheet and column; what is added or left out on the way is added to the listing."""
    rows: dict[str, list[Values]] = {sheet: [] for sheet in SHEETS}
    known: dict[tuple[str, object], tuple[SourceList, Values]] = {}
    for source in sources:
        subject = subject_of(source)
        for record in records_of(source, choices, listing):
            for sheet in SHEETS:
                if sheet == subject or record.values.get(FormField(sheet, _NEEDED.get(sheet, ""))) is not None:
                    row = _row(record, sheet, subject, choices, listing)
                    if sheet != subject or not _merged(record, sheet, row, known, listing):
                        rows[sheet].append(row)
            listing.left_out += record.left.values()
    _add_named_bodies(rows, choices)
    return {sheet: made for sheet, made in rows.items() if made}


def _row(record: Record, sheet: str, subject: str, choices: Choices, listing: Listing) -> Values:
    """One row: its own fields, what it shares with the sheet the list is about, and what is filled in for everybody."""
    row: Values = {field.column: value for field, value in record.values.items() if field.sheet == sheet}
    if sheet != subject:
        for column in ("姓名", "身份证号"):
            row.setdefault(column, record.values.get(FormField(subject, column)))
    if sheet == POSTS:
        row.setdefault("任职组织代码", record.values.get(FormField(PERSONS, "党支部代码")))
    if sheet == subject and record.rests:
        row["备注"] = "；".join(str(text) for text in (row.get("备注"), *record.rests) if text)
    for field in choices.defaults:
        if field.sheet == sheet and row.get(field.column) is None:
            _fill_in(record, field, row, choices.default_of(field), listing)
    return row


def _fill_in(record: Record, field: FormField, row: Values, default: str, listing: Listing) -> None:
    value: object = default or None
    if default == FROM_IDENTITY:
        value = from_identity(field.column, row.get("身份证号"), record.written.get(field))
    if value is not None:
        row[field.column] = value
        record.left.pop(field, None)
        was = seen(field, record.written.get(field))
        note = "按身份证号推算，请核对" if default == FROM_IDENTITY else "旧表没有，统一填写"
        listing.added.append(ChangedCell(origin_of(record.source, record.row), field, was, seen(field, value), note))


def _merged(
    record: Record, sheet: str, row: Values, known: dict[tuple[str, object], tuple[SourceList, Values]], listing: Listing
) -> bool:
    """Whether the row was put together with one of the same person in another list; twice in one list stays twice."""
    number = row.get("身份证号")
    if sheet not in (PERSONS, ACCOUNTS) or number is None:
        return False
    source, first = known.setdefault((sheet, number), (record.source, row))
    if source is record.source or first.get("姓名") != row.get("姓名"):
        return False
    first |= {column: value for column, value in row.items() if first.get(column) is None}
    text = f"{row.get('姓名')} {seen(FormField(PERSONS, '身份证号'), number)}"
    listing.left_out.append(LeftOut(origin_of(record.source, record.row), "同一个人", text, _TOGETHER))
    return True


def _add_named_bodies(rows: dict[str, list[Values]], choices: Choices) -> None:
    """Add the organisations and groups that have got a code, so that nobody's branch is missing among them."""
    for sheet, code_column, name_column in ((ORGANISATIONS, "党组织代码", "党组织名称"), (GROUPS, "小组代码", "小组名称")):
        there = {row.get(code_column) for row in rows[sheet]}
        for code, name in dict(_coded_bodies(choices)).items():
            if code not in there and code.startswith("X") == (sheet == GROUPS):
                rows[sheet].append({code_column: code, name_column: name})


def _coded_bodies(choices: Choices) -> Iterator[tuple[str, str]]:
    for key in choices.values:
        if key.field.described.type in BODIES and (code := choices.values_of(key.field).get(key.text)) and code != key.text:
            yield code, key.text


def codes_by_name(sources: Sequence[SourceList]) -> dict[str, str]:
    """The codes of organisations and groups by their names, from lists that have both."""
    found: dict[str, str] = {}
    for source in sources:
        subject = subject_of(source)
        pair = {ORGANISATIONS: ("党组织名称", "党组织代码"), GROUPS: ("小组名称", "小组代码")}.get(subject)
        if pair:
            name_column, code_column = (
                next((c for c in source.columns if any(names_of(subject).get(n) == FormField(subject, p) for n in c.names)), None)
                for p in pair
            )
            if name_column and code_column:
                found |= {
                    str(row.cells[name_column.at]).replace(" ", ""): str(row.cells[code_column.at]).strip() for row in source.rows
                }
    return found
