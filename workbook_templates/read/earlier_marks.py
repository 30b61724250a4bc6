"""What an earlier check left in a workbook: its list of problems with what it remembers, and its column of results.

Read and marked workbooks agree on it, because both go by what is found here. A list that remembers nothing is one that
buttons of an earlier version wrote: it is known by standing under our name with every heading in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbook_templates.explanations import Explanations, listed_explanations
from workbook_templates.layout import FIRST_PROBLEM_HEADERS, META, PROBLEMS, RESULT
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.stray_cells import Cell
from workbook_templates.traces import MarkMemory, holds_memory, remembered

_DEEPEST = 60  # rows among which the title of the results is looked for where the header is lost


@dataclass(frozen=True, slots=True)
class EarlierMarks:
    """The list of problems that an earlier check left (None for none), and what is remembered."""

    listed: Grid | None = None
    memory: MarkMemory = field(default_factory=MarkMemory)

    @property
    def name(self) -> str:
        """What the list is called; empty for none."""
        return self.listed.name if self.listed else ""

    @property
    def explanations(self) -> Explanations:
        """What the sender said about problems: those in the list, and those remembered that were not listed any more."""
        return self.memory.explained | listed_explanations(self.listed.rows) if self.listed else {}


def find_earlier_marks(grids: Grids) -> EarlierMarks:
    """The list that an earlier check left in a workbook, whatever it is called by now."""
    names = [name for name in grids.names if name != META]
    for name in sorted(names, key=lambda name: not name.startswith(PROBLEMS)):
        head = grids.head(name).rows
        if holds_memory(head[:8]) or is_problem_list(name, head):
            grid = grids.grid(name)
            memory = remembered(grid.rows[:8])
            if memory.known or is_problem_list(name, grid.rows):
                return EarlierMarks(grid, memory)
    return EarlierMarks()


def is_problem_list(name: str, rows: Sequence[Sequence[object]]) -> bool:
    """Whether a sheet is a list of ours that remembers nothing."""
    if name != PROBLEMS or len(rows) < 2:
        return False
    head = tuple(rows[1][: len(FIRST_PROBLEM_HEADERS)])
    return head == FIRST_PROBLEM_HEADERS and str(rows[0][0]).startswith(f"{PROBLEMS}：")


def result_cells(grid: Grid, memory: MarkMemory, rows: Iterable[int] = range(_DEEPEST)) -> list[Cell]:
    """What an earlier check wrote as its column of results, the title first: zero-based rows and columns.

    Of several columns with the title in one of ``rows``, ours is the one where we put it, else the one with most of our
    texts, for columns move; one without them must be empty. None is ours where we put none on this sheet.
    """
    put = memory.sheets[grid.name].result if grid.name in memory.sheets else -1
    if put < 0:
        return []
    found: list[tuple[bool, int, int, list[Cell]]] = []
    for row in rows:
        titles = enumerate(grid.rows[row]) if row < len(grid.rows) else ()
        for column in [column for column, text in titles if text == RESULT]:
            below = [place for n in range(row + 1, len(grid.rows)) if grid.text(*(place := (n, column))).strip()]
            ours = [place for place in below if memory.wrote(grid.text(*place))]
            if ours or not below:
                found.append((column == put, len(ours), -abs(column - put), [(row, column), *ours]))
    return max(found, default=(False, 0, 0, []))[3]
