"""Mark a whole workbook that was read: unmark, mark each sheet, add the list of problems."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.explanations import UNEXPLAINED, Explanations
from workbook_templates.layout import PROBLEMS
from workbook_templates.mark.explained_lines import explained_lines
from workbook_templates.mark.filters import filter_area
from workbook_templates.mark.listed import KEPT, list_lines
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import NOWHERE, Problem, address, by_sheet
from workbook_templates.mark.problem_lines import ProblemLine
from workbook_templates.mark.problem_sheet import CELL, SHEET, problem_sheet
from workbook_templates.mark.sheet_marks import Place, mark_sheet, unmark
from workbook_templates.mark.styles import WorkbookStyles
from workbook_templates.mark.workbook_part import (
    add_sheet,
    drop_sheet,
    free_name,
    front_of,
    is_selected,
    name_filter,
    select,
    show_first,
    unselect,
)
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import Reading
from workbook_templates.read.grid import Grid
from workbook_templates.read.troubles import Unusable
from workbook_templates.traces import MarkMemory


def marked(reading: Reading, problems: Sequence[Problem], explanations: Explanations | None = None) -> bytes:
    """The package of the workbook with these problems marked, and with no others; Unusable where it cannot be changed.

    ``explanations`` by default are those in the workbook's own list.
    """
    book = _Workbook(reading)
    book.explained = book.explained if explanations is None else explanations
    return book.marked(problems)


def cleared(reading: Reading) -> bytes:
    """The package of the workbook as the clerk made it; Unusable where it cannot be changed."""
    return _Workbook(reading).cleared()


class _Workbook:
    """A workbook that is being marked, or was."""

    def __init__(self, reading: Reading) -> None:
        if reading.trouble:
            raise Unusable(reading.trouble)
        self.reading = reading
        self.book = reading.book
        self.parts = Parts(reading.package)
        self.listed, self.memory = reading.sheets.earlier.listed, reading.sheets.earlier.memory
        self.explained = reading.sheets.earlier.explanations
        self.keys = ProblemKeys(reading.submission)
        self.styles = WorkbookStyles(self.parts.text(self.book.styles) if self.book.styles else "", self.memory.fills)
        self.paths = {part.name: part.path for part in self.book.sheets}
        self.filters = {part.name: filter_area(self.parts.text(part.path)) for part in self.book.sheets}

    def cleared(self) -> bytes:
        """Without marks. A list in which the sender explained something stays, with these lines alone."""
        self._unmark()
        if self.memory.front is not None:
            show_first(self.parts, self.book.main, self.memory.front)
            for name in self.memory.selected:
                if name in self.paths:
                    self.parts.put(self.paths[name], select(self.parts.text(self.paths[name])))
        if self.explained:
            kept = explained_lines(list_lines(self.listed.rows) if self.listed else [])
            self._add_list(kept, MarkMemory(explained=self.memory.explained))
        return self._packed()

    def marked(self, problems: Sequence[Problem]) -> bytes:
        """With these marks alone."""
        self._unmark()
        sheets, headers, names = by_sheet(problems), self.reading.sheets.headers, self.reading.sheets.names
        memory = self._before()
        for name, here in names.items():
            if name in sheets:
                mark_sheet(self.parts, self.paths[here], self.styles, sheets[name], headers.get(name), memory, here)
        memory.fills = self.styles.covered
        places = {part.name: n for n, part in enumerate(self.book.sheets, start=1)}
        lines = [self._line(problem, names.get(problem.sheet, ""), places) for problem in problems]
        found = {key for line in lines for key in line.keys}
        memory.explained = {key: one for key, one in self.explained.items() if key not in found}
        self._add_list(lines, memory)
        return self._packed()

    def _add_list(self, lines: Sequence[ProblemLine], memory: MarkMemory) -> None:
        xml = problem_sheet(lines, self.styles, memory.texts())
        add_sheet(self.parts, self.book.main, free_name(self.parts, self.book.main, PROBLEMS), xml, titles="$1:$2")

    def _before(self) -> MarkMemory:
        """What is to be remembered, with what an earlier run remembered of which sheets were in front."""
        if self.memory.front is not None:
            return MarkMemory(front=self.memory.front, selected=self.memory.selected)
        return MarkMemory(front=self.front, selected=self.selected)

    def _unmark(self) -> None:
        """Take off what an earlier run marked, on every sheet."""
        self.front = front_of(self.parts, self.book.main)
        self.selected = [name for name, path in self.paths.items() if is_selected(self.parts.text(path))]
        fills = {} if self.memory.known else _by_address(self.listed)
        results = {
            self.paths[name]: [(row + 1, column) for row, column in cells] for name, cells in self.reading.sheets.results.items()
        }
        for part in self.book.sheets:
            if self._is_ours(part.name):
                drop_sheet(self.parts, self.book.main, part.name, part.path)
                continue
            ours = results.pop(part.path, [])  # once, also where a damaged workbook lists one part under two names
            unmark(self.parts, part.path, self.styles, fills.get(part.name, {}), ours, self.memory, part.name)
            self.parts.put(part.path, unselect(self.parts.text(part.path)))

    def _is_ours(self, name: str) -> bool:
        return self.listed is not None and name == self.listed.name

    def _line(self, problem: Problem, here: str, places: dict[str, int]) -> ProblemLine:
        key = self.keys.key(problem)
        explanation = self.explained.get(key, UNEXPLAINED)
        subject = self.reading.sheets.subject(problem.sheet, problem.row)
        return ProblemLine(problem, subject, here, places.get(here, 0), keys=(key,), explanation=explanation)

    def _packed(self) -> bytes:
        for name, path in self.paths.items():
            if not self._is_ours(name) and (area := filter_area(self.parts.text(path))) != self.filters[name]:
                name_filter(self.parts, self.book.main, name, area)
        path = self.book.styles
        if not path:
            path = self.parts.free("xl/styles{}.xml")
            self.parts.relate(self.book.main, "styles", path)
            self.parts.declare(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        self.parts.put(path, self.styles.text())
        return self.parts.packed()


def _by_address(listed: Grid | None) -> dict[str, dict[Place, str]]:
    """What buttons of an earlier version kept: the fill each marked cell had, by the sheet's name and place."""
    kept: dict[str, dict[Place, str]] = {}
    for line in list_lines(listed.rows) if listed else ():
        sheet, cell, fill = line[SHEET], line[CELL], line[KEPT]
        if sheet and address(cell) != NOWHERE and fill.startswith("<fill>"):
            kept.setdefault(sheet, {})[address(cell)] = fill
    return kept
