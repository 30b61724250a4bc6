"""An entry whose name is not that of its row: a name put right, or the identity number of somebody else."""

from __future__ import annotations

from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.problems import ChangeProblem, row_problem
from workbook_templates.changes.state import RosterState, StateRow
from workbook_templates.values.person_name import name_key

_NAME, _NUMBER, _BORN, _PEOPLE = "姓名", "身份证号", "出生日期", "离退休干部"


def wrong_name(state: RosterState, entry: ChangeEntry, row: StateRow) -> ChangeProblem | None:
    """What is to be said of another name; an error where it may be another person's row.

    A correction alone renames somebody: where it repeats the registered day of birth; else where it changes nothing but the
    name, keeps a character of it, and nobody else on the sheet is called so. Elsewhere than among the persons a name is right
    that they have for the number.
    """
    named, real = entry.cells.get(_NAME), row.cells.get(_NAME)
    if not isinstance(named, str) or not isinstance(real, str) or name_key(named) == name_key(real):
        return None
    if _is_registered(state, entry, named):
        return None
    others = _others_called(state, entry, named)
    if not entry.action.corrects or (others and entry.cells.get(_BORN) is None):
        return row_problem(entry, _NAME, "other person", row.cells)
    if _is_born_then(entry, row) or (not others and _is_plain(entry, row, named, real)):
        return row_problem(entry, _NAME, "renamed", row.cells)
    return row_problem(entry, _NAME, "perhaps another", row.cells)


def _is_registered(state: RosterState, entry: ChangeEntry, named: str) -> bool:
    """Whether the persons' sheet, another one than the entry's, has the name for the number."""
    number = entry.cells.get(_NUMBER)
    people = [] if entry.sheet.name == _PEOPLE else state.rows(_PEOPLE)
    return any(one.cells.get(_NUMBER) == number and name_key(str(one.cells.get(_NAME))) == name_key(named) for one in people)


def _others_called(state: RosterState, entry: ChangeEntry, named: str) -> bool:
    rows = (one.cells for one in state.rows(entry.sheet.name) if one.cells.get(_NUMBER) != entry.cells.get(_NUMBER))
    return any(name_key(str(cells.get(_NAME))) == name_key(named) for cells in rows)


def _is_born_then(entry: ChangeEntry, row: StateRow) -> bool:
    born = entry.cells.get(_BORN)
    return born is not None and born == row.cells.get(_BORN)


def _is_plain(entry: ChangeEntry, row: StateRow, named: str, real: str) -> bool:
    changed = {name for name, cell in entry.wanted.items() if row.cells.get(name) != cell}
    return changed == {_NAME} and bool(set(named) & set(real))
