"""The sheet 问题清单 of an open workbook: write it, every problem with a link to its cell, and read it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.doors.ribbon.live_marks import COLORS, MarkedCell
from workbook_templates.layout import PROBLEMS
from workbook_templates.mark.problem import LABELS, LEVELS, level
from workbook_templates.mark.problem_sheet import (
    CELL,
    FIX,
    HEADER_ROW,
    HEADERS,
    KEPT,
    MESSAGE,
    RULE,
    SHEET,
    WIDTHS,
    ProblemLine,
    in_order,
    title,
    where,
)

_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
MOST_LINKS = 500  # links: each is a call to the host


def write_list(book: Any, lines: Sequence[ProblemLine]) -> Any:
    """Add the sheet as the last one and return it; the active sheet stays active."""
    front = book.sheets.active
    sheet = book.sheets.add(PROBLEMS, after=book.sheets[len(book.sheets) - 1])
    ordered = in_order(lines)
    rows = [[title(lines), *[""] * KEPT], [*HEADERS, ""], *(_row(n, line) for n, line in enumerate(ordered, start=1))]
    block = sheet.range((1, 1), (len(rows), KEPT + 1))
    block.number_format = "@"
    block.value = rows
    _format(sheet, ordered)
    for n, line in enumerate(ordered[:MOST_LINKS], start=HEADER_ROW + 1):
        if line.problem.cell and line.sheet:
            address = f"#'{line.sheet.replace(chr(39), chr(39) * 2)}'!{line.problem.cell}"
            sheet.range((n, CELL + 1)).add_hyperlink(address, text_to_display=line.problem.cell)
    front.activate()
    return sheet


def _row(number: int, line: ProblemLine) -> list[str]:
    problem = line.problem
    here = line.sheet or problem.sheet or "整个文件"
    cells = [
        str(number),
        LABELS[level(problem)],
        line.subject,
        problem.message,
        problem.fix,
        here,
        where(problem),
        problem.rule,
        line.fill,
    ]
    return [f"＝{text[1:]}" if text[:1] == "=" else text for text in cells]  # nothing of a cell may become a formula


def _format(sheet: Any, ordered: Sequence[ProblemLine]) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        sheet.range((1, column)).column_width = width
    sheet.range((1, KEPT + 1)).columns.hidden = True
    sheet.range((1, 1)).font.bold = True
    head = sheet.range((HEADER_ROW, 1), (HEADER_ROW, len(HEADERS)))
    head.font.bold, head.font.color, head.color = True, (255, 255, 255), (31, 78, 121)
    last = HEADER_ROW + len(ordered)
    sheet.range((HEADER_ROW, MESSAGE + 1), (last, FIX + 1)).wrap_text = True
    first = HEADER_ROW + 1
    for name in LEVELS:
        count = sum(level(line.problem) == name for line in ordered)
        if count:
            sheet.range((first, 2), (first + count - 1, 2)).color = COLORS[name]
            first += count


class LiveProblemList:
    """The problem list of an earlier check in a workbook; ``sheet`` is None and ``rows`` empty where there is none."""

    def __init__(self, book: Any) -> None:
        self.sheet = next((sheet for sheet in book.sheets if sheet.name == PROBLEMS), None)
        self.rows: list[list[str]] = [] if self.sheet is None else self._read(self.sheet)

    @staticmethod
    def _read(sheet: Any) -> list[list[str]]:
        last = sheet.used_range.last_cell.row
        if last <= HEADER_ROW:
            return []
        block = sheet.range((HEADER_ROW + 1, 1), (last, KEPT + 1)).options(ndim=2).value
        return [["" if cell is None else str(cell) for cell in row] for row in block]

    def marked_cells(self, sheet: str) -> list[MarkedCell]:
        """What the list stores of the marked cells of a sheet."""
        return [
            MarkedCell(row[CELL], f"【{row[1]} {row[RULE]}】{row[MESSAGE]}{row[FIX]}", row[KEPT])
            for row in self.rows
            if row[SHEET] == sheet and _is_cell(row[CELL])
        ]

    @property
    def places(self) -> list[tuple[str, str, str]]:
        """Sheet, cell and message of each problem that has a cell, in the order of the list."""
        return [(row[SHEET], row[CELL], f"{row[MESSAGE]}{row[FIX]}") for row in self.rows if _is_cell(row[CELL])]


def _is_cell(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text))
