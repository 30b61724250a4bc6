"""Mark an open workbook with the findings of a report, and remove all marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.live_marks import Area, mark_sheet, unmark_sheet
from addin.doors.ribbon.live_problem_list import LiveProblemList, write_list
from addin.doors.ribbon.live_workbook import read_live_workbook
from validators.finding import Finding, worded_findings
from workbook_templates.mark.problem import Problem, by_sheet
from workbook_templates.mark.problem_sheet import ProblemLine
from workbook_templates.read import Reading
from workbook_templates.read.submission import WorkbookSheets


def mark_open(book: Any, reading: Reading, findings: Sequence[Finding]) -> None:
    """Replace the marks in an open workbook by those of these findings, their advice worded for the ribbon.

    ``reading`` is the workbook as it was just read.
    """
    _unmark(book, reading.sheets)
    fills: dict[tuple[str, str], str] = {}
    problems = worded_findings(findings, button_words)
    found = by_sheet(problems)
    for name, here in reading.sheets.names.items():
        if name in found:
            marked = mark_sheet(book.sheets[here], found[name], reading.sheets.headers.get(name))
            fills |= {(name, cell): fill for cell, fill in marked.items()}
    write_list(book, [_line(problem, reading.sheets, fills) for problem in problems])


def unmark_open(book: Any) -> bool:
    """Remove all marks; whether there were any. Refused where the workbook is none of our forms."""
    return _unmark(book, read_live_workbook(book).sheets)


def _unmark(book: Any, read: WorkbookSheets) -> bool:
    """Restore every sheet to what it was before it was marked; whether there were marks."""
    listed = LiveProblemList(book)
    if listed.sheet is None and not any(header.results for header in read.headers.values()):
        return False
    for name, here in read.names.items():
        unmark_sheet(book.sheets[here], listed.marked_cells(here), _result_area(read, name))
    if listed.sheet is not None:
        listed.sheet.delete()
    return True


def _result_area(read: WorkbookSheets, name: str) -> Area | None:
    """The column of results as first row, last row and column, from 1; None where the sheet has none."""
    header = read.headers.get(name)
    if header is None or not header.results:
        return None
    top = header.last + 1
    return top, max(len(read.subjects[name]), top + 1), header.results[0][1] + 1


def _line(problem: Problem, read: WorkbookSheets, fills: dict[tuple[str, str], str]) -> ProblemLine:
    subject = read.subject(problem.sheet, problem.row)
    return ProblemLine(problem, subject, read.names.get(problem.sheet, ""), fills.get((problem.sheet, problem.cell), ""))
