"""The rows of a change form as entries: what is to be done, to which row of the roster, with which cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook_templates.cell_types import show
from workbook_templates.changes.words import ACTION, ACTIONS, NEW_NUMBER, STATE, WHERE_TO, Action
from workbook_templates.schema import CHANGED_KIND, Sheet, form
from workbook_templates.table import Table, Tables


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One row of a change form: its ``row`` (Excel's number) on the ``page`` (the change form's sheet), the roster's sheet.

    ``cells`` are those that it fills, by column of the roster; None says that the roster's is to be emptied. ``known_by`` are
    the columns by which the row is found; ``where_to`` is where somebody moved, ``new_number`` the identity number that is right.
    """

    page: Sheet
    row: int
    sheet: Sheet
    action: Action
    cells: Mapping[str, object]
    where_to: str = ""
    new_number: str = ""

    @property
    def wanted(self) -> dict[str, object]:
        """What its row is to hold: the cells filled in, and the state that the action stands for."""
        return dict(self.cells) | ({STATE: self.action.state} if self.action.state else {})

    @property
    def known_by(self) -> tuple[str, ...]:
        """The columns by which the roster's row is found."""
        return tuple(column.name for column in self.page.own if column.required and column.name != ACTION)


def entries_of(tables: Tables) -> list[ChangeEntry]:
    """The entries of a change form, in its order; rows without a known action or without what they are known by are left out."""
    return [entry for table in tables.values() if table.sheet.changes for entry in _of_table(table)]


def _of_table(table: Table) -> Iterator[ChangeEntry]:
    sheet = form(CHANGED_KIND).sheet(table.sheet.changes)
    for i, word in enumerate(table.get(ACTION)):
        if word in ACTIONS:
            cells = {column.name: cell for column in sheet.own for cell in _filled(table, column.name, i)}
            action, where = ACTIONS[str(word)], show(table.get(WHERE_TO)[i])
            number = show(table.get(NEW_NUMBER)[i]) if action.renumbers else ""
            entry = ChangeEntry(table.sheet, table.rows[i], sheet, action, cells, where, number)
            if all(cells.get(name) is not None for name in entry.known_by):
                yield entry


def _filled(table: Table, column: str, i: int) -> Iterator[object]:
    """What a cell says: its value, the text that could not be read, or None where it empties the roster's; nothing of a blank."""
    value = table.get(column)[i]
    if value is not None:
        yield value
    elif i in table.unread.get(column, ()):
        yield table.unread[column][i]
    elif i in table.cleared.get(column, ()):
        yield None
