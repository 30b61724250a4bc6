"""One person in several lists is one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from addin.bringing.importing.result.listing import LeftOut, Listing, seen
from addin.bringing.importing.result.made_row import MadeRow
from addin.bringing.importing.vocabulary.departures import STATE, gone_states
from addin.bringing.importing.vocabulary.words import ACCOUNTS, PERSONS, FormField
from workbook_templates.values.person_name import name_key

_TOGETHER = "与另一张表里是同一个人，合为一行"
_OTHERWISE = "与另一张表里写的“{first}”不一样，没有采用，请核对"
_CONTRARY = "与另一张表里写的“{first}”不一样，先空着，请核对后填写"
_PERHAPS = "另一张表里有同名或同号的人写着{state}，认不出是不是同一个人；状态先空着，请核对后填写"


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
        if _in_one_list(first, row) or _name(first) != _name(row):
            rows.append(row)
        else:
            listing.left_out += _merge(first, row)
    listing.left_out += _perhaps_departed(rows)
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


def _perhaps_departed(rows: Sequence[MadeRow]) -> Iterator[LeftOut]:
    """Whoever has no state of their own, while another list says of one who may be the same person that they are dead or gone.

    The same is whoever has the number, or the name where one of the two has no number.
    """
    persons = [row for row in rows if row.sheet == PERSONS]
    gone = [row for row in persons if row.values.get("状态") in gone_states()]
    by_number = {row.values["身份证号"]: row for row in gone if row.values.get("身份证号") is not None}
    by_name: dict[str, list[MadeRow]] = defaultdict(list)
    for row in gone:
        by_name[_name(row)].append(row)
    for row in persons:
        number = row.values.get("身份证号")
        namesakes = (one for one in by_name.get(_name(row), ()) if number is None or one.values.get("身份证号") is None)
        others = [one for one in (by_number.get(number), *namesakes) if one is not None and not _in_one_list(one, row)]
        if others and not row.said(STATE):
            row.contrary.add(STATE)
            why = _PERHAPS.format(state=others[0].values["状态"])
            yield LeftOut(row.records[0].origin, STATE.label, "", why, asks=True)


def _name(row: MadeRow) -> str:
    return name_key(str(row.values.get("姓名") or ""))


def _in_one_list(one: MadeRow, other: MadeRow) -> bool:
    return one.records[0].source is other.records[0].source
