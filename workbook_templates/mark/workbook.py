"""Mark a whole workbook, given as bytes: unmark, mark each sheet, add the list of problems."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.cell_types import mask_in_text, show
from workbook_templates.layout import COVER, PROBLEMS, RESULT
from workbook_templates.mark.filters import filter_area
from workbook_templates.mark.memory import MarkMemory, remembered
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import NOWHERE, Problem, address, by_sheet
from workbook_templates.mark.problem_sheet import CELL, HEADER_ROW, KEPT, SHEET, ProblemLine, problem_sheet
from workbook_templates.mark.sheet_marks import Place, mark_sheet, unmark
from workbook_templates.mark.styles import WorkbookStyles
from workbook_templates.mark.workbook_part import (
    add_sheet,
    drop_sheet,
    front_of,
    is_selected,
    name_filter,
    select,
    show_first,
    unselect,
)
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.grid import Grid
from workbook_templates.read.header import Header, find_header
from workbook_templates.read.package import Package, open_package
from workbook_templates.read.recognise import Recognised, recognise
from workbook_templates.read.workbook_parts import WorkbookParts, read_workbook_parts

_NAMES = ("姓名", "联络员姓名", "名称", "党组织名称", "小组名称", "活动主题", "任务内容", "事项")
_DEEPEST = 60  # rows among which the header of the column of results is looked for
Headers = dict[str, Header]


def marked(data: bytes, problems: Sequence[Problem]) -> bytes:
    """The workbook with these problems marked, and with no others."""
    return _Workbook(data).marked(problems)


def cleared(data: bytes) -> bytes:
    """The workbook as the clerk made it."""
    return _Workbook(data).cleared()


class _Workbook:
    """A workbook that is being marked, or was."""

    def __init__(self, data: bytes) -> None:
        self.package: Package = open_package(data)
        self.book: WorkbookParts = read_workbook_parts(self.package)
        self.grids = FileGrids(self.package, self.book, also=(PROBLEMS,))
        self.parts = Parts(self.package)
        self.listed = self.grids.grid(PROBLEMS) if PROBLEMS in self.grids.names else None
        self.memory = remembered(map(str, self.listed.rows[0][KEPT:])) if self.listed and self.listed.rows else MarkMemory()
        self.styles = WorkbookStyles(self.parts.text(self.book.styles) if self.book.styles else "", self.memory.fills)
        self.paths = {part.name: part.path for part in self.book.sheets}
        self.filters = {part.name: filter_area(self.parts.text(part.path)) for part in self.book.sheets}

    def cleared(self) -> bytes:
        """Without marks."""
        self._unmark()
        if self.memory.known:
            show_first(self.parts, self.book.main, self.memory.front)
            for name in self.memory.selected:
                if name in self.paths:
                    self.parts.put(self.paths[name], select(self.parts.text(self.paths[name])))
        return self._packed()

    def marked(self, problems: Sequence[Problem]) -> bytes:
        """With these marks alone."""
        self._unmark()
        found = recognise(self.grids)
        sheets = by_sheet(problems)
        headers = _headers(self.grids, found, set(sheets))
        names = {**found.sheets} if found else {}
        memory = self._before()
        fills: dict[tuple[str, str], str] = {}
        for name, here in names.items():
            if name in sheets:
                arguments = (self.parts, self.paths[here], self.styles, sheets[name], headers.get(name), memory, here)
                before = mark_sheet(*arguments)
                fills |= {(name, p.cell): before[address(p.cell)] for listed in sheets[name].cells.values() for p in listed}
        memory.fills = self.styles.covered
        places = {part.name: n for n, part in enumerate(self.book.sheets, start=1)}
        lines = [_line(p, names, headers, self.grids, fills) for p in problems]
        lines = [line._replace(order=places.get(line.sheet, 0)) for line in lines]
        add_sheet(self.parts, self.book.main, PROBLEMS, problem_sheet(lines, self.styles, memory.texts()), titles="$1:$2")
        return self._packed()

    def _before(self) -> MarkMemory:
        """What is to be remembered, with what an earlier run remembered of which sheets were in front."""
        if self.memory.known:
            return MarkMemory(front=self.memory.front, selected=self.memory.selected)
        return MarkMemory(front=self.front, selected=self.selected)

    def _unmark(self) -> None:
        """Take off what an earlier run marked, on every sheet."""
        self.front = front_of(self.parts, self.book.main)
        self.selected = [name for name, path in self.paths.items() if is_selected(self.parts.text(path))]
        fills = {} if self.memory.known else _by_address(self.listed)
        for part in self.book.sheets:
            if part.name == PROBLEMS:
                drop_sheet(self.parts, self.book.main, PROBLEMS, part.path)
                continue
            result = self._result(part.name) if self._tells_results(part.path) else None
            unmark(self.parts, part.path, self.styles, fills.get(part.name, {}), result, self.memory, part.name)
            self.parts.put(part.path, unselect(self.parts.text(part.path)))

    def _tells_results(self, path: str) -> bool:
        """Whether the sheet may hold a column of results: most do not, and need not be read as cells."""
        shared = self.book.shared_strings
        return RESULT in self.parts.text(path) or bool(shared and RESULT in self.parts.text(shared))

    def _result(self, name: str) -> Place | None:
        """Where the header of the column of results stands: its row number and zero-based column."""
        if name not in self.grids.names:
            return None
        for number, row in enumerate(self.grids.grid(name).rows[:_DEEPEST], start=1):
            if RESULT in row:
                return number, list(row).index(RESULT)
        return None

    def _packed(self) -> bytes:
        for name, path in self.paths.items():
            if name != PROBLEMS and (area := filter_area(self.parts.text(path))) != self.filters[name]:
                name_filter(self.parts, self.book.main, name, area)
        path = self.book.styles
        if not path:
            path = self.parts.free("xl/styles{}.xml")
            self.parts.relate(self.book.main, "styles", path)
            self.parts.declare(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        self.parts.put(path, self.styles.text())
        return self.parts.packed()


def _headers(grids: FileGrids, found: Recognised | None, wanted: set[str]) -> Headers:
    """Headers by the form's sheet name, found without an earlier run's column of results."""
    headers: Headers = {}
    for sheet in found.form.sheets if found else ():
        if found and sheet.name in found.sheets and sheet.name in wanted:
            header = find_header(grids.grid(found.sheets[sheet.name]), sheet)
            if header is not None:
                header.extra = {index: text for index, text in header.extra.items() if text != RESULT}
                headers[sheet.name] = header
    return headers


def _by_address(listed: Grid | None) -> dict[str, dict[Place, str]]:
    """What buttons in an open workbook keep: the fill each marked cell had, by the sheet's name and place."""
    kept: dict[str, dict[Place, str]] = {}
    for row in range(HEADER_ROW, len(listed.rows) if listed else 0):
        sheet, cell, fill = (listed.text(row, column) if listed else "" for column in (SHEET, CELL, KEPT))
        if sheet and address(cell) != NOWHERE:
            kept.setdefault(sheet, {})[address(cell)] = fill
    return kept


def _line(
    problem: Problem, names: dict[str, str], headers: Headers, grids: FileGrids, fills: dict[tuple[str, str], str]
) -> ProblemLine:
    here = names.get(problem.sheet, "")
    subject = ""
    if here and problem.row and problem.sheet != COVER:
        subject = subject_of(grids.grid(here), headers.get(problem.sheet), problem.row)
    return ProblemLine(problem, subject, here, fills.get((problem.sheet, problem.cell), ""))


def subject_of(grid: Grid, header: Header | None, row: int) -> str:
    """Whom or what a row is about: its name, else its first cell."""
    if header is None or row <= header.last + 1:
        return ""
    column = next((header.columns[name] for name in _NAMES if name in header.columns), 0)
    text = show(grid.text(row - 1, column))
    return mask_in_text(text)[:40]
