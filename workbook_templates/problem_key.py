"""By what a problem is known again, whatever became of its row meanwhile: rule, row, value, words and period, not the number."""

from __future__ import annotations

import hashlib
import re
from typing import Protocol

from workbook_templates.cell_types import show
from workbook_templates.table import Submission, Table

_LENGTH = 12  # hexadecimal digits: 48 bits keep apart what one office has
_PLACES = re.compile(r"第\s*\d+\s*行|[A-Z]{1,3}\d{1,7}(?![-\d])")
_LETTERS = re.compile(r"[A-Z]{1,3}")


class Located(Protocol):
    """A problem, as far as its key is concerned."""

    @property
    def rule(self) -> str:
        """The rule's code."""

    @property
    def sheet(self) -> str:
        """The form's name of the sheet; empty for the file as a whole."""

    @property
    def cell(self) -> str:
        """The cell's address, or empty."""

    @property
    def row(self) -> int:
        """Excel's row number, or 0."""

    @property
    def message(self) -> str:
        """What is wrong."""


class ProblemKeys:
    """The keys of the problems of one workbook.

    A key holds no text of the workbook: it is a hash over the rule's code, the period, the sheet, what identifies the row, the
    column, what stands in the cell, and the message but for the places it names. So it stays the same where rows are moved or
    the workbook is consolidated, and changes with the value, with any figure that the message tells, and with the period.
    """

    def __init__(self, submission: Submission) -> None:
        self._tables = submission.tables
        self._period = show(submission.cover("报告期"))
        self._rows: dict[str, dict[int, int]] = {}

    def key(self, problem: Located) -> str:
        """The key of a problem: twelve hexadecimal digits."""
        parts = [problem.rule, self._period, problem.sheet, _PLACES.sub("", problem.message), *self._about(problem)]
        return hashlib.sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:_LENGTH]

    def _about(self, problem: Located) -> list[str]:
        table = self._tables.get(problem.sheet)
        at = self._place(table, problem.row) if table else None
        if table is None or at is None:
            return []
        named = [text for name in table.sheet.key if (text := show(table.as_written(name, at)))]
        known_by = named or [show(table.as_written(column.name, at)) for column in table.sheet.own]
        column = self._column(problem)
        value = [column, show(table.as_written(column, at))] if column else []
        return [*known_by, *value]

    def _place(self, table: Table, row: int) -> int | None:
        """The index of a row by Excel's number; None where the table has no such row, as for the lines of a cover."""
        name = table.sheet.name
        if name not in self._rows:
            self._rows[name] = {number: at for at, number in enumerate(table.rows)}
        return self._rows[name].get(row) if row else None

    def _column(self, problem: Located) -> str:
        """The column of a problem's cell, by its letters in this workbook; empty where it has none."""
        found = _LETTERS.match(problem.cell)
        letters = self._tables.sources[0].letters.get(problem.sheet, {}) if self._tables.sources else {}
        return next((name for name, letter in letters.items() if found and letter == found[0]), "")
