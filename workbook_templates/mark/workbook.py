"""Mark a whole workbook, given as bytes: unmark, mark each sheet, add the list of problems."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.cell_types import mask, show
from workbook_templates.layout import COVER, PROBLEMS, RESULT
from workbook_templates.mark.book import add_sheet, drop_sheet
from workbook_templates.mark.marking import mark_sheet, unmark
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import NOWHERE, Problem, address, by_sheet
from workbook_templates.mark.problem_sheet import HEADER_ROW, Line, problem_sheet
from workbook_templates.mark.styles import Styles
from workbook_templates.read.book import Book, open_book
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.grid import Grid
from workbook_templates.read.header import Header, find_header
from workbook_templates.read.package import Package, open_package
from workbook_templates.read.recognise import Recognised, recognise

_NAMES = ("姓名", "联络员姓名", "名称", "党组织名称", "小组名称", "活动主题", "任务内容", "事项")
Headers = dict[str, Header]


def marked(data: bytes, problems: Sequence[Problem]) -> bytes:
    """The workbook with these problems marked."""
    package = open_package(data)
    book = open_book(package)
    grids = FileGrids(package, book, also=(PROBLEMS,))
    found = recognise(grids)
    parts = Parts(package)
    styles = Styles(parts.text(book.styles) if book.styles else "")
    kept = _kept_fills(grids)
    headers = _headers(grids, found)
    _unmark_all(parts, book, styles, kept, headers, found)
    names = {**found.sheets} if found else {}
    fills = _mark_all(parts, book, styles, problems, names, headers)
    lines = [_line(p, names, headers, grids, fills) for p in problems]
    add_sheet(parts, book.main, PROBLEMS, problem_sheet(lines, styles))
    _put_styles(parts, package, book, styles)
    return parts.packed()


def _put_styles(parts: Parts, package: Package, book: Book, styles: Styles) -> None:
    path = book.styles
    if not path:
        path = parts.free("xl/styles{}.xml")
        parts.relate(book.main, "styles", path)
        parts.declare(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
    parts.put(path, styles.text())


def _headers(grids: FileGrids, found: Recognised | None) -> Headers:
    """Headers by the form's sheet name, found without an earlier run's column of results."""
    headers: Headers = {}
    for sheet in found.form.sheets if found else ():
        if found and sheet.name in found.sheets:
            header = find_header(grids.grid(found.sheets[sheet.name]), sheet)
            if header is not None:
                headers[sheet.name] = header
    return headers


def _kept_fills(grids: FileGrids) -> dict[str, dict[tuple[int, int], str]]:
    """What an earlier run kept: the fill each marked cell had, by the sheet's name and place."""
    kept: dict[str, dict[tuple[int, int], str]] = {}
    if PROBLEMS not in grids.names:
        return kept
    grid = grids.grid(PROBLEMS)
    for row in range(HEADER_ROW, len(grid.rows)):
        sheet, cell, fill = (grid.text(row, column) for column in (3, 4, 8))
        if sheet and address(cell) != NOWHERE:
            kept.setdefault(sheet, {})[address(cell)] = fill
    return kept


def _unmark_all(
    parts: Parts,
    book: Book,
    styles: Styles,
    kept: dict[str, dict[tuple[int, int], str]],
    headers: Headers,
    found: Recognised | None,
) -> None:
    here = {name: form for form, name in found.sheets.items()} if found else {}
    for part in book.sheets:
        if part.name == PROBLEMS:
            drop_sheet(parts, book.main, PROBLEMS, part.path)
            continue
        header = headers.get(here.get(part.name, ""))
        result = next((index for index, text in header.extra.items() if text == RESULT), None) if header else None
        if header and result is not None:
            del header.extra[result]
        unmark(parts, part.path, styles, kept.get(part.name, {}), result)


def _mark_all(
    parts: Parts, book: Book, styles: Styles, problems: Sequence[Problem], names: dict[str, str], headers: Headers
) -> dict[tuple[str, str], str]:
    """Mark every sheet; returns fills before by the form's sheet name and cell."""
    paths = {part.name: part.path for part in book.sheets}
    fills: dict[tuple[str, str], str] = {}
    sheets = by_sheet(problems)
    for name, actual in names.items():
        found = sheets.get(name)
        if found is None:
            continue
        before = mark_sheet(parts, paths[actual], styles, found, headers.get(name))
        fills |= {(name, p.cell): before[address(p.cell)] for listed in found.cells.values() for p in listed}
    return fills


def _line(problem: Problem, names: dict[str, str], headers: Headers, grids: FileGrids, fills: dict[tuple[str, str], str]) -> Line:
    here = names.get(problem.sheet, "")
    subject = ""
    if here and problem.row and problem.sheet != COVER:
        subject = subject_of(grids.grid(here), headers.get(problem.sheet), problem.row)
    return Line(problem, subject, here, fills.get((problem.sheet, problem.cell), ""))


def subject_of(grid: Grid, header: Header | None, row: int) -> str:
    """Whom or what a row is about: its name, else its first cell."""
    if header is None or row <= header.last + 1:
        return ""
    column = next((header.columns[name] for name in _NAMES if name in header.columns), 0)
    text = show(grid.text(row - 1, column))
    return mask(text) if len(text) >= 15 and text[:14].isdecimal() else text[:40]
