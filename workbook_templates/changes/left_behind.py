"""Rows of the roster that are about a person whom a change form takes out: under an old number nobody is paid or counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.problems import ChangeProblem, row_problem
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.schema import CHANGED_KIND, Sheet, form


def rows_left_behind(state: RosterState, entries: Iterable[ChangeEntry]) -> Iterator[ChangeProblem]:
    """An error for each person taken out of whom other sheets still have rows, which it names. ``state``: after the changes."""
    for entry in entries:
        sheets = form(CHANGED_KIND).sheets if entry.action.removes else ()
        left = [row for sheet in sheets for row in _of_the_person(state, sheet, entry)]
        if left:
            yield row_problem(entry, entry.known_by[-1], "left behind", 数=str(len(left)), 剩="、".join(left))


def _of_the_person(state: RosterState, sheet: Sheet, entry: ChangeEntry) -> Iterator[str]:
    """The rows of a sheet on the person of an entry, each in a few words; none where the roster still has the person."""
    if sheet.carry is None or sheet.carry.of != entry.sheet.name:
        return
    column = sheet.carry.person
    number = entry.cells.get(column)
    if any(row.cells.get(column) == number for row in state.rows(entry.sheet.name)):
        return
    yield from (_named(sheet, row) for row in state.rows(sheet.name) if row.cells.get(column) == number and _is_of_retired(row))


def _is_of_retired(row: StateRow) -> bool:
    """A post of somebody in service needs no row among the retired."""
    return row.cells.get("任职人员类别") != "在职"


def _named(sheet: Sheet, row: StateRow) -> str:
    told = (str(row.cells.get(name) or "") for name in sheet.key if name != "身份证号")
    return f"{sheet.name}（{' '.join(filter(None, told))}）"
