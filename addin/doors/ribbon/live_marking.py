"""Mark a whole open workbook with the findings of a report, and take all marks off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from addin.doors.ribbon.advice import button_words
from addin.doors.ribbon.cell_draft import CellDraft
from addin.doors.ribbon.live_marks import mark_sheet, unmark_sheet
from addin.doors.ribbon.live_problem_list import marked_cells, write_list
from addin.doors.ribbon.live_workbook import read_live_workbook
from validators.finding import Finding, worded_findings
from workbook_templates.explanations import UNEXPLAINED, Explanations
from workbook_templates.mark.explained_lines import explained_lines
from workbook_templates.mark.listed import list_lines
from workbook_templates.mark.problem import Problem, by_sheet
from workbook_templates.mark.problem_lines import ProblemLine
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import Reading
from workbook_templates.read.submission import WorkbookSheets
from workbook_templates.traces import MarkMemory


def mark_open(book: Any, reading: Reading, findings: Sequence[Finding]) -> None:
    """Take off what an earlier run marked, then mark these. ``reading`` is the workbook as it was just read.

    Whoever clicked reads the marks in this very workbook: their advice names buttons.
    """
    earlier = reading.sheets.earlier.memory
    drafts = _drafts(book, reading.sheets)
    _unmark(book, reading.sheets, drafts)
    memory = MarkMemory(front=earlier.front, selected=earlier.selected, known=True)
    problems = worded_findings(findings, button_words)
    by_name = by_sheet(problems)
    for name, here in reading.sheets.names.items():
        if name in by_name:
            mark_sheet(book.sheets[here], drafts[here], by_name[name], reading.sheets.headers.get(name), memory)
    _write(drafts)
    lines = _lines(problems, reading)
    found = {key for line in lines for key in line.keys}
    explanations = reading.sheets.earlier.explanations
    memory.explained = {key: one for key, one in explanations.items() if key not in found}
    write_list(book, lines, memory)


def unmark_open(book: Any) -> bool:
    """Take all marks off; whether there were any. A list in which something is explained stays, with these lines alone."""
    read = read_live_workbook(book).sheets
    kept = explained_lines(list_lines(read.earlier.listed.rows)) if read.earlier.listed else []
    drafts = _drafts(book, read)
    found = _unmark(book, read, drafts)
    _write(drafts)
    if kept or read.earlier.memory.explained:
        write_list(book, kept, MarkMemory(known=True, explained=read.earlier.memory.explained))
    return found


def _drafts(book: Any, read: WorkbookSheets) -> dict[str, CellDraft]:
    return {here: CellDraft(book.sheets[here]) for here in dict.fromkeys((*read.names.values(), *read.results))}


def _write(drafts: Mapping[str, CellDraft]) -> None:
    for draft in drafts.values():
        draft.write()


def _unmark(book: Any, read: WorkbookSheets, drafts: Mapping[str, CellDraft]) -> bool:
    """Every sheet as the clerk had it, its fills and notes in the drafts alone; whether there were marks."""
    listed, results = read.earlier.listed, read.results
    lines = list_lines(listed.rows) if listed else []
    found = listed is not None
    for here, draft in drafts.items():
        kept = marked_cells(lines, here)
        found |= unmark_sheet(book.sheets[here], draft, kept, results.get(here, []), read.earlier.memory)
    if listed is not None:
        book.sheets[listed.name].delete()
    return found


def _lines(problems: Sequence[Problem], reading: Reading) -> list[ProblemLine]:
    read, keys, explanations = reading.sheets, ProblemKeys(reading.submission), reading.sheets.earlier.explanations
    return [_line(problem, read, keys.key(problem), explanations) for problem in problems]


def _line(problem: Problem, read: WorkbookSheets, key: str, explanations: Explanations) -> ProblemLine:
    subject, here = read.subject(problem.sheet, problem.row), read.names.get(problem.sheet, "")
    return ProblemLine(problem, subject, here, keys=(key,), explanation=explanations.get(key, UNEXPLAINED))
