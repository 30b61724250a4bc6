"""Mark a whole open workbook with the findings of a report, and take all marks off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.buttons.marks import Area, mark_sheet, unmark_sheet
from addin.buttons.open_book import Opened, read_open
from addin.buttons.problem_list import Listed, write_list
from workbook_templates.layout import COVER, RESULT
from workbook_templates.mark.problem import Problem, by_sheet
from workbook_templates.mark.problem_sheet import Line
from workbook_templates.mark.workbook import subject_of
from workbook_templates.read.header import Header, find_header

Headers = dict[str, Header]


def mark_open(book: Any, opened: Opened, problems: Sequence[Problem]) -> None:
    """Take off what an earlier run marked, then mark these. ``opened`` is the workbook as it was just read."""
    headers = _headers(opened)
    _unmark(book, opened, headers)
    fills: dict[tuple[str, str], str] = {}
    found = by_sheet(problems)
    for name, here in opened.sheets.items():
        if name in found:
            kept = mark_sheet(book.sheets[here], found[name], headers.get(name))
            fills |= {(name, cell): fill for cell, fill in kept.items()}
    write_list(book, [_line(problem, opened, headers, fills) for problem in problems])


def unmark_open(book: Any) -> bool:
    """Take all marks off; whether there were any."""
    marked = Listed(book).sheet is not None
    opened = read_open(book)
    return _unmark(book, opened, _headers(opened)) or marked


def _headers(opened: Opened) -> Headers:
    found = {name: find_header(opened.grid(name), opened.form_sheet(name)) for name in opened.sheets if name != COVER}
    return {name: header for name, header in found.items() if header is not None}


def _unmark(book: Any, opened: Opened, headers: Headers) -> bool:
    """Every sheet as the clerk had it; the headers forget the column of results. Whether such a column was there."""
    listed = Listed(book)
    any_result = False
    for name, here in opened.sheets.items():
        result = _result_area(opened, name, headers.get(name))
        any_result = any_result or result is not None
        unmark_sheet(book.sheets[here], listed.kept(here), result)
    if listed.sheet is not None:
        listed.sheet.delete()
    return any_result


def _result_area(opened: Opened, name: str, header: Header | None) -> Area | None:
    """The column of results: first row, last row, column, as the host counts."""
    columns = [index for index, text in header.extra.items() if text == RESULT] if header else []
    if header is None or not columns:
        return None
    del header.extra[columns[0]]
    return header.last + 1, max(len(opened.grid(name).rows), header.last + 2), columns[0] + 1


def _line(problem: Problem, opened: Opened, headers: Headers, fills: dict[tuple[str, str], str]) -> Line:
    here, subject = opened.sheets.get(problem.sheet, ""), ""
    if here and problem.row and problem.sheet != COVER:
        subject = subject_of(opened.grid(problem.sheet), headers.get(problem.sheet), problem.row)
    return Line(problem, subject, here, fills.get((problem.sheet, problem.cell), ""))
