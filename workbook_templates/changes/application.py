"""Apply a change form to a roster: each entry to its row; what cannot be done, and what somebody else changed since, is told.

The roster that the form was made from (``older``) decides what a conflict is: a cell that differs there from what it is now,
and that the form would make something else again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.finding_rows import Found, UnclearRow, find_rows, in_order, is_ended
from workbook_templates.changes.left_behind import rows_left_behind
from workbook_templates.changes.problems import ChangeProblem, cell_conflict, row_problem
from workbook_templates.changes.renumbering import put_numbers_right
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.changes.where_to import cannot_note, with_where_to
from workbook_templates.changes.words import ACTION, STATE
from workbook_templates.changes.wrong_name import wrong_name


@dataclass(frozen=True, slots=True)
class AppliedChanges:
    """The roster with the changes made, and what could not be made or should be looked at."""

    state: RosterState
    problems: tuple[ChangeProblem, ...]


def apply_changes(state: RosterState, entries: Iterable[ChangeEntry], older: RosterState | None = None) -> AppliedChanges:
    """The roster after the entries. ``older`` is the version that they were made from; None: this one."""
    made, older = state.copy(), older.copy() if older else None
    numbers = put_numbers_right(made, list(entries), older)
    ordered = in_order(made, numbers.entries, older)
    problems = [problem for entry in ordered for problem in _apply(made, entry, older)]
    return AppliedChanges(made, (*numbers.problems, *problems, *rows_left_behind(made, ordered)))


def _apply(state: RosterState, entry: ChangeEntry, older: RosterState | None) -> Iterator[ChangeProblem]:
    try:
        found = find_rows(state, entry, older)
    except UnclearRow as unclear:
        yield row_problem(entry, unclear.column, unclear.kind)
        return
    if entry.action.adds:
        yield from _add(state, entry, found)
    elif entry.action.removes:
        yield from _remove(state, entry, found)
    elif found.row is None:
        yield row_problem(entry, entry.known_by[-1], "removed since" if found.before else "unknown")
    else:
        yield from _change(state, entry, found.row, found.before)


def _add(state: RosterState, entry: ChangeEntry, found: Found) -> Iterator[ChangeProblem]:
    if found.row is None:
        cells = {column.name: entry.cells.get(column.name) for column in entry.sheet.own}
        state.rows(entry.sheet.name).append(StateRow(cells, changed_at=entry.row))
    elif found.before is not None:
        yield row_problem(entry, entry.known_by[-1], "there already", found.row.cells)
    else:  # it has been added since, by somebody else or by this form when it was sent before
        yield from _write(entry, found.row, StateRow({}), _differing(entry.cells, found.row))


def _remove(state: RosterState, entry: ChangeEntry, found: Found) -> Iterator[ChangeProblem]:
    row, before = found.row, found.before
    known = row or before
    if known is None:
        yield row_problem(entry, entry.known_by[-1], "unknown")
    elif wrong := wrong_name(state, entry, known):
        yield wrong
    elif row is None:
        yield row_problem(entry, ACTION, "gone already", known.cells)
    elif before is None or before.cells != row.cells:
        yield row_problem(entry, ACTION, "changed since", row.cells)
    else:
        rows = state.rows(entry.sheet.name)
        rows[:] = [other for other in rows if other is not row]


def _change(state: RosterState, entry: ChangeEntry, row: StateRow, before: StateRow | None) -> Iterator[ChangeProblem]:
    """Write the entry's cells into its row, unless one of them is in conflict."""
    wrong = wrong_name(state, entry, row) or cannot_note(entry, row)
    if wrong:
        yield wrong
        if wrong.error:
            return
    differing = _differing(with_where_to(entry, row), row)
    if before and _ends_otherwise(entry, before, differing):
        yield row_problem(entry, ACTION, "said before", row.cells)
    else:
        yield from _write(entry, row, before or StateRow({}), differing)


def _differing(wanted: Mapping[str, object], row: StateRow) -> dict[str, object]:
    return {name: cell for name, cell in wanted.items() if row.cells.get(name) != cell}


def _ends_otherwise(entry: ChangeEntry, before: StateRow, differing: Mapping[str, object]) -> bool:
    """Whether the roster has already registered another end than the entry's: it is cleared up, not written over."""
    ends = (STATE, entry.sheet.carry.ended) if entry.action.needs and entry.sheet.carry else ()
    return is_ended(before, entry.sheet) and any(name in differing and before.cells.get(name) is not None for name in ends)


def _write(entry: ChangeEntry, row: StateRow, before: StateRow, differing: Mapping[str, object]) -> Iterator[ChangeProblem]:
    """Write the differing cells into the row, unless one has become something else than it was ``before``."""
    conflicts = list(_conflicts(entry, row, before, differing)) if before is not row else []
    if conflicts:
        yield from conflicts
    elif not differing:
        yield row_problem(entry, ACTION, "the same", row.cells)
    else:
        yield from (row_problem(entry, name, "rekeyed", row.cells) for name in entry.sheet.key if name in differing)
        row.cells.update(differing)
        row.changed_at = entry.row


def _conflicts(entry: ChangeEntry, row: StateRow, before: StateRow, differing: Mapping[str, object]) -> Iterator[ChangeProblem]:
    for name in differing:
        now, was = row.cells.get(name), before.cells.get(name)
        if name in entry.wanted and now != was:  # where somebody moved is added to the remarks, and takes nothing away
            yield cell_conflict(entry, entry.sheet.column(name), before.cells, row.cells)
