"""Rows of the accepted file that a newer one leaves out without saying why: somebody may have fallen off a list unnoticed.
And those whose end it leaves out: an older copy would make a dead man 在册 again.

A row may go where it had ended already (去世, 转出, 免职 …, as the form's ``carry`` says), or where another row of the same
subject came in its place: a number put right, a post under another date, a branch under a new code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from workbook_templates.cell_types import Value, show
from workbook_templates.row_subject import name_column, row_subject
from workbook_templates.schema import Sheet
from workbook_templates.table import Table, Tables
from workbook_templates.values.person_name import name_key

# The attendance of an act is put right with the act; it is no list that somebody can fall off.
_NOT_COMPARED = ("封面", "参加人员")


class MissingRow(NamedTuple):
    """A row that was left out, or its end was: its sheet, and whom or what it is about, numbers masked."""

    sheet: str
    about: str


def missing_rows(old: Tables, new: Tables) -> list[MissingRow]:
    """The rows of ``old`` that ``new`` leaves out without a reason, in their order."""
    return [one for name in old if name not in _NOT_COMPARED for one in _missing(old[name], new.get(name))]


def revived_rows(old: Tables, new: Tables) -> list[MissingRow]:
    """The rows that had ended in ``old`` (去世, 转出, 免职 …) and have not in ``new``, in their order."""
    return [one for name in old if name in new for one in _revived(old[name], new[name])]


def _revived(old: Table, new: Table) -> Iterator[MissingRow]:
    newer: dict[tuple[Value, ...], bool] = {}
    for i, key in enumerate(new.records(*_key(new.sheet))):
        newer[key] = newer.get(key, False) or _ended(new, i)
    for i, key in enumerate(old.records(*_key(old.sheet))):
        if _ended(old, i) and not newer.get(key, True):
            yield MissingRow(old.sheet.name, _about(old, i))


def _missing(old: Table, new: Table | None) -> Iterator[MissingRow]:
    sheet = old.sheet
    keys = list(old.records(*_key(sheet)))
    newer = list(new.records(*_key(sheet))) if new is not None else []
    came = [i for i, key in enumerate(newer) if key not in set(keys)]
    places = [_subjects(new, i) for i in came] if new is not None else []
    known = set(newer)
    for i, key in enumerate(keys):
        if key in known or _ended(old, i):
            continue
        mine = _subjects(old, i)
        place = next((one for one in places if one & mine), None)
        if place is not None:
            places.remove(place)
            continue
        yield MissingRow(sheet.name, _about(old, i))


def _key(sheet: Sheet) -> tuple[str, ...]:
    return sheet.key or tuple(column.name for column in sheet.own)


def _ended(table: Table, i: int) -> bool:
    """Whether the row itself said that it had ended."""
    carry = table.sheet.carry
    if carry is None or not carry.ended or not isinstance(table.get(carry.ended)[i], dt.date):
        return False
    return not carry.states or show(table.get("状态")[i]) in carry.states


def _subjects(table: Table, i: int) -> set[tuple[str, Value]]:
    """By what a row can be known again: the first column of its key, and the name of whom or what it is about."""
    naming, first = name_column(table.sheet), _key(table.sheet)[0]
    name = name_key(show(table.get(naming)[i])) if naming else ""
    found: set[tuple[str, Value]] = {("name", name)} if name else set()
    return found | ({(first, value)} if (value := table.get(first)[i]) is not None else set())


def _about(table: Table, i: int) -> str:
    return row_subject(table.sheet, lambda name: table.get(name)[i])
