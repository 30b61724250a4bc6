"""The roster that a change form makes of another one: its rows, its cover, and as a submission that can be checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbook_templates.cell_types import Value
from workbook_templates.changes.application import apply_changes
from workbook_templates.changes.entries import ChangeEntry, entries_of
from workbook_templates.changes.made_cover import TIMES, cover_table, cover_values
from workbook_templates.changes.problems import ChangeProblem
from workbook_templates.changes.state import RosterState, StateRow, state_of
from workbook_templates.layout import FIRST_ROW, letters
from workbook_templates.next_period import rows_that_go_on
from workbook_templates.schema import CHANGED_KIND, Form, form
from workbook_templates.table import Source, Submission, Table, Tables
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class ChangedRoster:
    """The roster ``base``, as it goes on into the change form's period, with the changes of the form ``change`` made.

    ``carried`` are the base's rows before the changes, ``state`` those after; ``problems`` what could not be changed. ``times``
    is the 报送次数 of the roster made.
    """

    change: Submission
    base: Submission
    carried: RosterState
    state: RosterState
    problems: tuple[ChangeProblem, ...]
    times: int

    @property
    def form(self) -> Form:
        """The form of the roster."""
        return form(CHANGED_KIND)

    @cached_property
    def submission(self) -> Submission:
        """The roster made, called as the change form is."""
        return Submission(self.change.file, self.form, self.form.version, tables=self._tables(self.state))

    @cached_property
    def before(self) -> Tables:
        """The tables of the roster before the changes, as they go on into this period, at the same places."""
        return self._tables(self.carried)

    @cached_property
    def entries(self) -> list[ChangeEntry]:
        """What the change form asks for."""
        return entries_of(self.change.tables)

    @property
    def left_out(self) -> int:
        """How many rows of the change form do not say what is to be done, or to which row: they change nothing."""
        return sum(len(table) for table in self.change.tables.values() if table.sheet.changes) - len(self.entries)

    @property
    def cover(self) -> dict[str, object]:
        """The cover values of the roster made, by column, as they are written."""
        return cover_values(self.form, self.change, self.base, self.times)

    @property
    def rows(self) -> Mapping[str, list[list[object]]]:
        """The rows of the roster made, by sheet, in the order of the sheet's own columns."""
        return {
            name: [[row.cells.get(column.name) for column in self.form.sheet(name).own] for row in rows]
            for name, rows in self.state.sheets.items()
        }

    def row(self, sheet: str, number: int) -> StateRow | None:
        """The row that stands at Excel's ``number`` on a sheet of the roster made; None for a title or a cover."""
        rows = self.state.sheets.get(sheet, [])
        return rows[number - FIRST_ROW] if 0 <= number - FIRST_ROW < len(rows) else None

    def entry(self, sheet: str, row: StateRow) -> ChangeEntry | None:
        """The entry that made or changed a row of a sheet; None where none did."""
        return next((one for one in self.entries if one.sheet.name == sheet and one.row == row.changed_at), None)

    def _tables(self, state: RosterState) -> Tables:
        own = self.change.tables.sources[0]
        places = {sheet.name: {c.name: letters(i) for i, c in enumerate(sheet.columns)} for sheet in self.form.sheets}
        source = Source(self.change.file, own.unit, own.unit_name, own.period, places, own.cells)
        cover = cover_table(self.form, self.change, self.cover)
        return Tables([cover, *(self._table(name, rows) for name, rows in state.sheets.items())], [source])

    def _table(self, name: str, rows: Sequence[StateRow]) -> Table:
        sheet = self.form.sheet(name)
        table = Table(sheet, rows=[FIRST_ROW + i for i in range(len(rows))], sources=[0] * len(rows))
        for column in sheet.own:
            table.add_column(column.name, [row.cells.get(column.name) for row in rows])
        return table


def changed_roster(change: Submission, base: Submission, older: Submission | None = None) -> ChangedRoster:
    """Make the changes. ``older`` is the roster that the form was made from, where that is another one than ``base``."""
    period, last = change.cover("报告期"), base.cover("报告期")
    carried = _carried(base, period)
    made = apply_changes(carried, entries_of(change.tables), _carried(older, period) if older else None)
    before = base.cover(TIMES) if last == period else 0
    said = change.cover(TIMES)
    times = max(said if isinstance(said, int) else 1, (before if isinstance(before, int) else 0) + 1)
    return ChangedRoster(change, base, carried, made.state, made.problems, times)


def _carried(roster: Submission, period: Value) -> RosterState:
    """The rows of a roster that go on into a period; all of them where that ends with the roster's own, or is unknown."""
    sheets, last = form(CHANGED_KIND).sheets, roster.cover("报告期")
    if not isinstance(period, Period) or not isinstance(last, Period) or period.end <= last.end:
        return state_of(roster.tables, sheets)
    return state_of(roster.tables, sheets, rows_that_go_on(form(CHANGED_KIND), roster.tables, last, period))
