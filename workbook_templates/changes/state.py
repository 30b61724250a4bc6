"""A roster as rows that changes can be made to, each knowing where it stood and which row of a change form touched it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbook_templates.schema import Sheet
from workbook_templates.table import Table, Tables

Cells = dict[str, object]


@dataclass(slots=True)
class StateRow:
    """The cells of one row by column (None: blank; a text that could not be read stays as it is).

    ``at`` is Excel's row number in the roster that it was read from, ``changed_at`` in the change form; 0 for none.
    """

    cells: Cells
    at: int = 0
    changed_at: int = 0

    def key(self, sheet: Sheet) -> tuple[object, ...]:
        """The values that identify it in its sheet."""
        return tuple(self.cells.get(name) for name in sheet.key)


@dataclass(slots=True)
class RosterState:
    """The rows of a roster by sheet, in their order."""

    sheets: dict[str, list[StateRow]] = field(default_factory=dict)

    def rows(self, sheet: str) -> list[StateRow]:
        """The rows of a sheet, to which more can be added."""
        return self.sheets.setdefault(sheet, [])

    def copy(self) -> RosterState:
        """The same rows, to be changed without changing these."""
        return RosterState({name: [replace(row, cells=dict(row.cells)) for row in rows] for name, rows in self.sheets.items()})


def state_of(tables: Tables, sheets: Sequence[Sheet], kept: Mapping[str, Sequence[int]] | None = None) -> RosterState:
    """The rows of these sheets; with ``kept`` only those (indices into the tables), as they go on into a next period."""
    state = RosterState()
    for sheet in sheets:
        table = tables.get(sheet.name)
        if table is not None:
            chosen = range(len(table)) if kept is None else kept.get(sheet.name, ())
            state.sheets[sheet.name] = [StateRow(_cells(table, i), table.rows[i]) for i in chosen]
    return state


def _cells(table: Table, i: int) -> Cells:
    return {column.name: table.as_written(column.name, i) for column in table.sheet.own}
