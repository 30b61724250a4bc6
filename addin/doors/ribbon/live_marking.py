"""Mark a whole open workbook with the findings of a report, and take all marks off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.live_marks import Area, mark_sheet, unmark_sheet
from addin.doors.ribbon.live_problem_list import LiveProblemList, write_list
from addin.doors.ribbon.live_workbook import LiveWorkbook, read_live_workbook
from validators.finding import Finding, worded_findings
from workbook_templates.layout import COVER
from workbook_templates.mark.problem import Problem, by_sheet
from workbook_templates.mark.problem_sheet import ProblemLine
from workbook_templates.mark.workbook import subject_of


def mark_open(book: Any, opened: LiveWorkbook, findings: Sequence[Finding]) -> None:
    """Take off what an earlier run marked, then mark these. ``opened`` is the workbook as it was just read.

    Whoever clicked reads the marks in this very workbook: their advice names buttons.
    """
    _unmark(book, opened)
    fills: dict[tuple[str, str], str] = {}
    problems = worded_findings(findings, button_words)
    found = by_sheet(problems)
    for name, here in opened.sheets.items():
        if name in found:
            kept = mark_sheet(book.sheets[here], found[name], opened.headers.get(name))
            fills |= {(name, cell): fill for cell, fill in kept.items()}
    write_list(book, [_line(problem, opened, fills) for problem in problems])


def unmark_open(book: Any) -> bool:
    """Take all marks off; whether there were any."""
    return _unmark(book, read_live_workbook(book))


def _unmark(book: Any, opened: LiveWorkbook) -> bool:
    """Every sheet as the clerk had it."""
    listed = LiveProblemList(book)
    if listed.sheet is None and not opened.results:
        return False
    for name, here in opened.sheets.items():
        unmark_sheet(book.sheets[here], listed.kept(here), _result_area(opened, name))
    if listed.sheet is not None:
        listed.sheet.delete()
    return True


def _result_area(opened: LiveWorkbook, name: str) -> Area | None:
    """The column of results: first row, last row, column, as the host counts."""
    if name not in opened.results:
        return None
    top = opened.headers[name].last + 1
    return top, max(len(opened.grid(name).rows), top + 1), opened.results[name] + 1


def _line(problem: Problem, opened: LiveWorkbook, fills: dict[tuple[str, str], str]) -> ProblemLine:
    here, subject = opened.sheets.get(problem.sheet, ""), ""
    if here and problem.row and problem.sheet != COVER:
        subject = subject_of(opened.grid(problem.sheet), opened.headers.get(problem.sheet), problem.row)
    return ProblemLine(problem, subject, here, fills.get((problem.sheet, problem.cell), ""))
