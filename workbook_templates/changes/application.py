"""Apply a change form to a roster: each entry to its row; what cannot be done, and what somebody else changed since, is told.

The roster that the form was made from (``older``) decides what a conflict is: a cell that differs there from what it is now,
and that the form would make something else again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.finding_rows import UnclearRow, find_row, is_ended
from workbook_templates.changes.problems import ChangeProblem, cell_conflict, row_problem
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.changes.words import ACTION, REMARK, STATE
from workbook_templates.values.person_name import name_key


@dataclass(frozen=True, slots=True)
class AppliedChanges:
    """The roster with the changes made, and what could not be made or should be looked at."""

    state: RosterState
    problems: tuple[ChangeProblem, ...]


def apply_changes(state: RosterState, entries: Iterable[ChangeEntry], older: RosterState | None = None) -> AppliedChanges:
    """The roster after the entries. ``older`` is the version that they were made from; None: this one."""
    made = state.copy()
    problems = [problem for entry in entries for problem in _apply(made, entry, older)]
    return AppliedChanges(made, tuple(problems))


def _apply(state: RosterState, entry: ChangeEntry, older: RosterState | None) -> Iterator[ChangeProblem]:
    try:
        row = find_row(state.rows(entry.sheet.name), entry)
        before = find_row(older.rows(entry.sheet.name), entry) if older else row
    except UnclearRow as unclear:
        yield row_problem(entry, unclear.column, unclear.kind)
        return
    if entry.action.adds:
        yield from _add(state, entry, row, before)
    elif row is None:
        yield row_problem(entry, entry.known_by[-1], "removed since" if before else "unknown")
    elif entry.action.removes:
        yield from _remove(state, entry, row, before)
    else:
        yield from _change(entry, row, before)


def _add(state: RosterState, entry: ChangeEntry, row: StateRow | None, before: StateRow | None) -> Iterator[ChangeProblem]:
    if row is None:
        cells = {column.name: entry.cells.get(column.name) for column in entry.sheet.own}
        state.rows(entry.sheet.name).append(StateRow(cells, changed_at=entry.row))
    elif before is not None:
        yield row_problem(entry, entry.known_by[-1], "there already", row.cells)
    else:  # somebody else has added it since
        yield from _conflicts(entry, row, StateRow({}), dict(entry.cells))


def _remove(state: RosterState, entry: ChangeEntry, row: StateRow, before: StateRow | None) -> Iterator[ChangeProblem]:
    if wrong := _wrong_name(entry, row):
        yield wrong
    elif before is None or before.cells != row.cells:
        yield row_problem(entry, ACTION, "changed since", row.cells)
    else:
        rows = state.rows(entry.sheet.name)
        rows[:] = [other for other in rows if other is not row]


def _change(entry: ChangeEntry, row: StateRow, before: StateRow | None) -> Iterator[ChangeProblem]:
    """Write the entry's cells into its row, unless one of them is in conflict."""
    if wrong := _wrong_name(entry, row):
        yield wrong
        if wrong.error:
            return
    differing = {name: cell for name, cell in entry.wanted.items() if row.cells.get(name) != cell}
    conflicts = list(_conflicts(entry, row, before or StateRow({}), differing)) if before is not row else []
    if before and _ends_otherwise(entry, before, differing):
        yield row_problem(entry, ACTION, "said before", row.cells)
    elif conflicts:
        yield from conflicts
    elif not differing:
        yield row_problem(entry, ACTION, "the same", row.cells)
    else:
        yield from (row_problem(entry, name, "rekeyed", row.cells) for name in entry.sheet.key if name in differing)
        row.cells.update(differing)
        row.changed_at = entry.row
        _note_where_to(entry, row)


def _ends_otherwise(entry: ChangeEntry, before: StateRow, differing: Mapping[str, object]) -> bool:
    """Whether the roster has already registered another end than the entry's: it is cleared up, not written over."""
    ends = (STATE, entry.sheet.carry.ended) if entry.action.needs and entry.sheet.carry else ()
    return is_ended(before, entry.sheet) and any(name in differing and before.cells.get(name) is not None for name in ends)


def _conflicts(entry: ChangeEntry, row: StateRow, before: StateRow, wanted: dict[str, object]) -> Iterator[ChangeProblem]:
    for name, cell in wanted.items():
        now, was = row.cells.get(name), before.cells.get(name)
        if now not in (cell, was):
            yield cell_conflict(entry, entry.sheet.column(name), before.cells, row.cells)


def _wrong_name(entry: ChangeEntry, row: StateRow) -> ChangeProblem | None:
    """The identity number belongs to somebody else: the row would be taken for another person's."""
    named, real = entry.cells.get("姓名"), row.cells.get("姓名")
    if not isinstance(named, str) or not isinstance(real, str) or name_key(named) == name_key(real):
        return None
    return row_problem(entry, "姓名", "other person" if entry.action.needs or entry.action.removes else "renamed", row.cells)


def _note_where_to(entry: ChangeEntry, row: StateRow) -> None:
    """The roster has no column for it: it is written among the remarks."""
    if entry.where_to:
        said = row.cells.get(REMARK)
        row.cells[REMARK] = f"{said}；转往{entry.where_to}" if said else f"转往{entry.where_to}"
