"""Mark a whole open workbook with the findings of a report, and take all marks off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.live_marks import mark_sheet, unmark_sheet
from addin.doors.ribbon.live_problem_list import marked_cells, write_list
from addin.doors.ribbon.live_workbook import read_live_workbook
from validators.finding import Finding, worded_findings
from workbook_templates.mark.problem import Problem, by_sheet
from workbook_templates.mark.problem_lines import ProblemLine
from workbook_templates.mark.problem_sheet import HEADER_ROW
from workbook_templates.read import Reading
from workbook_templates.read.submission import WorkbookSheets
from workbook_templates.traces import MarkMemory


def mark_open(book: Any, reading: Reading, findings: Sequence[Finding]) -> None:
    """Take off what an earlier run marked, then mark these. ``reading`` is the workbook as it was just read.

    Whoever clicked reads the marks in this very workbook: their advice names buttons.
    """
    earlier = reading.sheets.earlier.memory
    _unmark(book, reading.sheets)
    memory = MarkMemory(front=earlier.front, selected=earlier.selected, known=True)
    problems = worded_findings(findings, button_words)
    found = by_sheet(problems)
    for name, here in reading.sheets.names.items():
        if name in found:
            mark_sheet(book.sheets[here], found[name], reading.sheets.headers.get(name), memory)
    write_list(book, [_line(problem, reading.sheets) for problem in problems], memory)


def unmark_open(book: Any) -> bool:
    """Take all marks off; whether there were any."""
    return _unmark(book, read_live_workbook(book).sheets)


def _unmark(book: Any, read: WorkbookSheets) -> bool:
    """Every sheet as the clerk had it; whether there were marks."""
    listed, results = read.earlier.listed, read.results
    rows = listed.rows[HEADER_ROW:] if listed else []
    found = listed is not None
    for here in {*read.names.values(), *results}:
        found |= unmark_sheet(book.sheets[here], marked_cells(rows, here), results.get(here, []), read.earlier.memory)
    if listed is not None:
        book.sheets[listed.name].delete()
    return found


def _line(problem: Problem, read: WorkbookSheets) -> ProblemLine:
    return ProblemLine(problem, read.subject(problem.sheet, problem.row), read.names.get(problem.sheet, ""))
