"""What is to be marked: findings as this package needs them, gathered by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from workbook_templates.layout import column_index
from workbook_templates.problem_key import Located

LEVELS = ("error", "warning", "info")
LABELS = {"error": "错误", "warning": "提醒", "info": "说明"}
# Light vermilion, amber and blue keep apart for every kind of colour vision, and are no colours that Excel's palette offers.
FILLS = {"error": "FFFFB59E", "warning": "FFFFE38F", "info": "FFBFDDF7"}


class Problem(Located, Protocol):
    """A finding: where it is, what is wrong, how to mend it."""

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``info``."""

    @property
    def fix(self) -> str:
        """What to do."""


_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
NOWHERE = (0, -1)


@lru_cache(maxsize=4096)
def address(cell: str) -> tuple[int, int]:
    """Row and zero-based column of an address like B17; ``NOWHERE`` for what is none."""
    found = _ADDRESS.fullmatch(cell)
    return (int(found[2]), column_index(found[1])) if found else NOWHERE


def level(problem: Problem) -> str:
    """The level as a plain word of ``LEVELS``."""
    return str(getattr(problem.severity, "_value_", problem.severity))  # asked for often, and ``value`` computes


@dataclass(slots=True)
class SheetProblems:
    """The problems of one sheet: by cell, and by row for the column of results."""

    cells: dict[tuple[int, int], list[Problem]] = field(default_factory=dict)
    rows: dict[int, list[Problem]] = field(default_factory=dict)


def by_sheet(problems: Iterable[Problem]) -> dict[str, SheetProblems]:
    """Problems by the form's sheet name; those without a place in a sheet are only listed."""
    found: dict[str, SheetProblems] = {}
    for problem in problems:
        sheet = found.setdefault(problem.sheet, SheetProblems())
        if problem.cell:
            sheet.cells.setdefault(address(problem.cell), []).append(problem)
        if problem.row:
            sheet.rows.setdefault(problem.row, []).append(problem)
    found.pop("", None)
    return found


def broad(text: str) -> int:
    """How many half-width letters a text is as broad as: a Chinese one takes three bytes and the room of two."""
    return len(text) + (len(text.encode(errors="replace")) - len(text)) // 2


def worst(problems: Iterable[Problem]) -> str:
    """The most serious level."""
    return min((level(problem) for problem in problems), key=LEVELS.index)


def told(problems: Iterable[Problem]) -> str:
    """All problems of a cell or row as lines: level, what is wrong, what to do."""
    ordered = sorted(problems, key=lambda problem: LEVELS.index(level(problem)))
    return "\n".join(f"【{LABELS[level(p)]} {p.rule}】{p.message}{p.fix}" for p in ordered)


def brief(problems: Iterable[Problem]) -> str:
    """All problems of a row in one line, as it stands in the column of results."""
    ordered = sorted(problems, key=lambda problem: LEVELS.index(level(problem)))
    return "　".join(f"【{LABELS[level(p)]} {p.rule}】{p.message}" for p in ordered)
