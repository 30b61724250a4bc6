"""The rows of change forms, with what their first column says is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validators.rule import Hit
from workbook_templates.changes.words import ACTION, ACTIONS, Action
from workbook_templates.schema import CHANGED_KIND, Sheet, form
from workbook_templates.table import Table, Tables

UNPLANTED = "演示里的单位报的是整张花名册，没有变动表；由规则自己的例子和变动表的测试检验。"
"""Why no rule about change forms is planted in the demonstration."""


class ChangeFormRow(NamedTuple):
    """One row (index into its table) with a known action."""

    table: Table
    row: int
    action: Action

    @property
    def changed(self) -> Sheet:
        """The roster's sheet that it changes."""
        return form(CHANGED_KIND).sheet(self.table.sheet.changes)

    def is_blank(self, column: str) -> bool:
        """Whether a cell holds nothing at all; one that was not understood, or that says to empty it, holds something."""
        table = self.table
        understood = table.get(column)[self.row] is not None
        return not understood and self.row not in table.unread.get(column, ()) and not self.clears(column)

    def clears(self, column: str) -> bool:
        """Whether a cell holds the word that empties the roster's."""
        return self.row in self.table.cleared.get(column, ())

    def hit(self, column: str, **values: str) -> Hit:
        """A mistake at one of its cells."""
        return Hit(self.row, {"变动": self.action.word, **values}, column, sheet=self.table.sheet.name)


def change_rows(tables: Tables) -> Iterator[ChangeFormRow]:
    """Every row of a change form that says what is to be done; a row that does not is told of by F01 or F02."""
    for table in tables.values():
        if table.sheet.changes:
            for i, word in enumerate(table.get(ACTION)):
                if word in ACTIONS:
                    yield ChangeFormRow(table, i, ACTIONS[str(word)])
