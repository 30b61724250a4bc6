"""A wrong identity number put right: under the new one the person keeps their row and all that other sheets say of them.

It is done before the other entries, which may know the person by either number, and in the version that the form was made from
as well, so that what else is changed there is compared with the same row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from workbook_templates.cell_types import mask
from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.problems import ChangeProblem, row_problem
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.changes.words import ACTIONS, NAME, NEW_NUMBER, NUMBER
from workbook_templates.changes.wrong_name import wrong_name
from workbook_templates.schema import CHANGED_KIND, form
from workbook_templates.values.person_name import name_key


class Renumbered(NamedTuple):
    """The entries still to be made, which know everybody by the new numbers, and what is to be told of the numbers."""

    entries: list[ChangeEntry]
    problems: list[ChangeProblem]


def put_numbers_right(made: RosterState, entries: Sequence[ChangeEntry], older: RosterState | None) -> Renumbered:
    """Put the numbers right in both rosters, which are changed."""
    problems: list[ChangeProblem] = []
    right: dict[object, str] = {}
    for entry in (one for one in entries if one.new_number):
        told = _renumber(made, entry)
        problems.append(told)
        if not told.error:
            right[entry.cells[NUMBER]] = entry.new_number
            _write_number(older or RosterState(), entry)
    return Renumbered([_known_by(entry, right) for entry in entries if _is_still_to_be_made(entry, right)], problems)


def _renumber(made: RosterState, entry: ChangeEntry) -> ChangeProblem:
    """Write the new number, unless the old one is nobody's or somebody else's, or the new one is taken; what is to be told."""
    rows, taken = _rows(made, entry, entry.cells[NUMBER]), _rows(made, entry, entry.new_number)
    if not rows and taken and _is_called(taken[0], entry):
        return row_problem(entry, NEW_NUMBER, "the same", taken[0].cells)
    if not rows:
        return row_problem(entry, NUMBER, "unknown")
    new = mask(entry.new_number)
    if wrong := wrong_name(made, entry, rows[0]):
        return wrong
    if taken:
        return row_problem(entry, NEW_NUMBER, "taken", rows[0].cells, 值=new, 别人=str(taken[0].cells.get(NAME)))
    about = dict(rows[0].cells)
    others = _write_number(made, entry)
    along = f"，任职、后备书记、流动党员里的{others}行一并改了" if others else ""
    return row_problem(entry, NEW_NUMBER, "renumbered", about, 值=new, 一并=along)


def _write_number(state: RosterState, entry: ChangeEntry) -> int:
    """Write the new number into the person's row and into those of other sheets on the person; how many these were."""
    old = entry.cells[NUMBER]
    for row in _rows(state, entry, old):
        row.cells[NUMBER], row.changed_at = entry.new_number, entry.row
    others = list(_others(state, entry, old))
    for row, column in others:
        row.cells[column] = entry.new_number
    return len(others)


def _rows(state: RosterState, entry: ChangeEntry, number: object) -> list[StateRow]:
    return [row for row in state.rows(entry.sheet.name) if row.cells.get(NUMBER) == number]


def _others(state: RosterState, entry: ChangeEntry, number: object) -> Iterator[tuple[StateRow, str]]:
    """The rows of other sheets on the person of a number, each with the column in which it stands."""
    for sheet in form(CHANGED_KIND).sheets:
        if sheet.carry and sheet.carry.of == entry.sheet.name:
            column = sheet.carry.person
            yield from ((row, column) for row in state.rows(sheet.name) if row.cells.get(column) == number)


def _is_called(row: StateRow, entry: ChangeEntry) -> bool:
    return name_key(str(entry.cells.get(NAME))) == name_key(str(row.cells.get(NAME)))


def _is_still_to_be_made(entry: ChangeEntry, right: Mapping[object, str]) -> bool:
    """Whether an entry changes more than a number (a wrong one often has a wrong birthday with it), and the number was right."""
    more = entry.cells.keys() - {NUMBER, NAME}
    return not entry.action.renumbers or bool(entry.cells[NUMBER] in right and more)


def _known_by(entry: ChangeEntry, right: Mapping[object, str]) -> ChangeEntry:
    """The entry under the person's new number; of one that put it right what it changes besides."""
    action = ACTIONS["修改"] if entry.action.renumbers else entry.action
    new = right.get(entry.cells.get(NUMBER))
    return replace(entry, action=action, cells=entry.cells if new is None else {**entry.cells, NUMBER: new})
