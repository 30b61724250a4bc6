"""One person in several lists is one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.bringing.importing.result.listing import LeftOut, Listing, seen
from addin.bringing.importing.result.made_row import MadeRow
from addin.bringing.importing.vocabulary.departures import STATE, gone_states
from addin.bringing.importing.vocabulary.words import ACCOUNTS, PERSONS, FormField

_TOGETHER = "与另一张表里是同一个人，合为一行"
_OTHERWISE = "与另一张表里写的“{first}”不一样，没有采用，请核对"
_CONTRARY = "与另一张表里写的“{first}”不一样，先空着，请核对后填写"
_SAME_NAME = "另一张表里有同名的人写着{state}，没有身份证号，认不出是不是同一个人；状态先空着，请核对后填写"


def put_together(made: Sequence[MadeRow], listing: Listing) -> list[MadeRow]:
    """The rows with those of one person (name and identity number) put together; twice in one list stays twice."""
    known: dict[tuple[str, object], MadeRow] = {}
    rows: list[MadeRow] = []
    for row in made:
        number = row.values.get("身份证号")
        if not row.is_subject or row.sheet not in (PERSONS, ACCOUNTS) or number is None:
            rows.append(row)
            continue
        first = known.setdefault((row.sheet, number), row)
        same_list = first.records[0].source is row.records[0].source
        if same_list or first.values.get("姓名") != row.values.get("姓名"):
            rows.append(row)
        else:
            listing.left_out += _merge(first, row)
    listing.left_out += _namesakes_of_the_departed(rows)
    return rows


def _merge(first: MadeRow, row: MadeRow) -> Iterator[LeftOut]:
    """Put the row into the first one; what contradicts it is told, and a value of a code list is neither of the two."""
    text = f"{row.values.get('姓名')} {seen(FormField(PERSONS, '身份证号'), row.values['身份证号'])}"
    yield LeftOut(row.records[0].origin, "同一个人", text, _TOGETHER)
    first.records += row.records
    for column, value in row.values.items():
        field, had = FormField(row.sheet, column), first.values.get(column)
        if had is None and field not in first.contrary:
            first.values[column] = value
        elif value not in (None, had):
            why = _OTHERWISE
            if field.described.codes:
                why, first.values[column] = _CONTRARY, None
                first.contrary.add(field)
            yield LeftOut(row.records[0].origin, field.label, seen(field, value), why.format(first=seen(field, had)), asks=True)


def _namesakes_of_the_departed(rows: Sequence[MadeRow]) -> Iterator[LeftOut]:
    """Whoever bears the name of somebody dead or gone who has no number, and whose own state nobody has written."""
    persons = [row for row in rows if row.sheet == PERSONS]
    unnumbered = [row for row in persons if row.values.get("身份证号") is None]
    gone = {row.values.get("姓名"): row for row in unnumbered if row.values.get("状态") in gone_states()}
    for row in persons:
        other = gone.get(row.values.get("姓名"))
        if other is not None and other.records[0].source is not row.records[0].source and not row.said(STATE):
            row.contrary.add(STATE)
            why = _SAME_NAME.format(state=other.values["状态"])
            yield LeftOut(row.records[0].origin, STATE.label, "", why, asks=True)
