"""The lines of the list of problems: one for each problem, and one for the same problem at many places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbook_templates.explanations import UNEXPLAINED, Explanation
from workbook_templates.mark.problem import LEVELS, Problem, address, level

MOST_RANGES = 60  # in one line; more would not fit into a row of a sheet
MOST_CELLS = 2_000  # in one line: their keys, 13 characters each, stand in one cell, which holds 32,767
PLACES = "\n同样的问题共"  # before the number of places
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::\1([1-9][0-9]{0,6}))?")


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem with whom it is about, what its sheet is called here, the place of its sheet in the workbook (-1 where it
    is not known), and all cells where it is. ``keys`` are by what it is known again at each of them, ``explanation`` what the
    sender said about it.
    """

    problem: Problem
    subject: str
    sheet: str
    order: int = -1
    cells: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    explanation: Explanation = UNEXPLAINED

    @property
    def whom(self) -> str:
        """Whom or what the line is about, as the list says it."""
        return f"{self.subject} 等 {len(self.cells)} 处" if len(self.cells) > 1 and self.subject else self.subject

    @property
    def words(self) -> str:
        """What is wrong, and at which places where there are several."""
        message = self.problem.message
        return message if len(self.cells) < 2 else f"{message}{PLACES} {len(self.cells)} 处：{ranges(self.cells)}"


def problem_lines(lines: Iterable[ProblemLine]) -> list[ProblemLine]:
    """The lines in order, those that say the same of several rows of one column as one.

    They say the same where nothing but the subject differs, and where the sender explained them with the same words.
    """
    groups: dict[tuple[object, ...], list[ProblemLine]] = {}
    for number, line in enumerate(in_order(lines)):
        problem, found = line.problem, _CELL.fullmatch(line.problem.cell)
        said = problem.message.replace(line.subject, "") if line.subject else problem.message
        place = line.sheet or problem.sheet, found[1] if found else number
        same = (level(problem), problem.rule, *place, said, problem.fix, line.explanation)
        groups.setdefault(same, []).append(line)
    return [line for group in groups.values() for line in _joined(group)]


def _joined(group: list[ProblemLine]) -> list[ProblemLine]:
    """One line for a group, or several where its places are too many for one."""
    runs = _runs(line.problem.cell for line in group)
    by_cell = {line.problem.cell: line for line in group}
    if len(group) == 1 or len(by_cell) < len(group) or any(line.cells for line in group):
        return group
    pieces = [runs[start : start + MOST_RANGES] for start in range(0, len(runs), MOST_RANGES)]
    places = [tuple(f"{column}{row}" for column, top, end in piece for row in range(top, end + 1)) for piece in pieces]
    parts = [cells[start : start + MOST_CELLS] for cells in places for start in range(0, len(cells), MOST_CELLS)]
    return [replace(by_cell[one[0]], cells=one, keys=tuple(key for cell in one for key in by_cell[cell].keys)) for one in parts]


def _runs(cells: Iterable[str]) -> list[tuple[str, int, int]]:
    """Column, first and last row of cells that follow each other."""
    found: list[tuple[str, int, int]] = []
    for cell in cells:
        parts = _CELL.fullmatch(cell)
        if not parts:
            continue
        column, row = parts[1], int(parts[2])
        if found and found[-1][0] == column and row == found[-1][2] + 1:
            found[-1] = (column, found[-1][1], row)
        else:
            found.append((column, row, row))
    return found


def ranges(cells: Iterable[str]) -> str:
    """Cells in order as text, consecutive rows as a range: ``P7:P39、P41``."""
    return "、".join(f"{column}{top}" if top == end else f"{column}{top}:{column}{end}" for column, top, end in _runs(cells))


def cells_of(text: str) -> list[str]:
    """The cells that ``ranges`` wrote."""
    found = [_RANGE.fullmatch(part) for part in text.split("、")]
    return [f"{one[1]}{row}" for one in found if one for row in range(int(one[2]), int(one[3] or one[2]) + 1)]


def in_order(lines: Iterable[ProblemLine]) -> list[ProblemLine]:
    """Errors before warnings; within a level sheet by sheet, as they come, from the top down."""
    lines = list(lines)
    sheets = {name: n for n, name in enumerate(dict.fromkeys(line.sheet for line in lines))}

    def place(line: ProblemLine) -> tuple[int, int, int, int]:
        row, column = address(line.problem.cell)
        order = line.order if line.order >= 0 else sheets[line.sheet]
        return LEVELS.index(level(line.problem)), order, line.problem.row or row, column

    return sorted(lines, key=place)
