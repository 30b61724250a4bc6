"""The sheet 问题清单 of the open workbook: every problem with a link to its cell; and reading it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.doors.ribbon.live_marks import COLORS, MarkedCell
from workbook_templates.layout import EXPLAINED, LISTS, META, NOTES, PROBLEM_CELLS, PROBLEM_HEADERS, PROBLEM_KEYS, PROBLEMS
from workbook_templates.mark.listed import HEADER_ROW, KEPT, WIDTH, list_lines
from workbook_templates.mark.problem import LABELS, LEVELS, level
from workbook_templates.mark.problem_lines import PLACES, ProblemLine, cells_of, problem_lines, ranges
from workbook_templates.mark.problem_sheet import CELL, FIX, MESSAGE, RULE, SHEET, WIDTHS, keys_text, title, where
from workbook_templates.read.earlier_marks import is_problem_list
from workbook_templates.traces import MarkMemory, holds_memory

_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_PIECE = 8_000  # letters that the host takes for one cell at once
EXPLANATION = PROBLEM_HEADERS.index(EXPLAINED)
INVITING_COLOR = (255, 251, 235)
_TOP = 6  # rows among which a list is known
MOST_LINKS = 500  # each is a call to the host


def add_list(book: Any) -> Any:
    """Add the empty sheet as the last one; the sheet that was in front stays there."""
    front = book.sheets.active
    sheet = book.sheets.add(_free_name(book), after=book.sheets[len(book.sheets) - 1])
    front.activate()
    return sheet


def write_list(sheet: Any, lines: Sequence[ProblemLine], memory: MarkMemory) -> None:
    """Write the problems, the most serious first, and what the marks remember into the added sheet."""
    ordered = problem_lines(lines)
    head = [*PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_KEYS]
    rows = [[title(lines), *[""] * (WIDTH - 1)], head, *(_row(n, line) for n, line in enumerate(ordered, start=1))]
    block = sheet.range((1, 1), (len(rows), WIDTH))
    block.number_format = "@"
    block.value = rows
    _link(sheet, ordered)  # before anything wraps: the height of a row would be measured at every link
    _dress(sheet, ordered)
    _remember(sheet, memory)


def _link(sheet: Any, ordered: Sequence[ProblemLine]) -> None:
    for n, line in enumerate(ordered[:MOST_LINKS], start=HEADER_ROW + 1):
        if line.problem.cell and line.sheet:
            address = f"#'{line.sheet.replace(chr(39), chr(39) * 2)}'!{line.problem.cell}"
            sheet.range((n, CELL + 1)).add_hyperlink(address, text_to_display=line.problem.cell)


def _free_name(book: Any) -> str:
    """Our name, with a number where a sheet of the clerk's is called so."""
    taken = {sheet.name for sheet in book.sheets}
    return next(name for name in (PROBLEMS, *(f"{PROBLEMS}{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def _remember(sheet: Any, memory: MarkMemory) -> None:
    """Keep the memory in hidden cells beside the title."""
    for n, text in enumerate(memory.texts(_PIECE), start=KEPT + 1):
        cell = sheet.range((1, n))
        cell.number_format = "@"
        cell.value = text
        cell.columns.hidden = True


def _row(number: int, line: ProblemLine) -> list[str]:
    problem = line.problem
    here = line.sheet or problem.sheet or "整个文件"
    cells = [
        str(number),
        LABELS[level(problem)],
        line.whom,
        line.words,
        problem.fix,
        here,
        where(problem),
        problem.rule,
        *line.explanation,
        ranges(line.cells) if len(line.cells) > 1 else "",
        keys_text(line),
    ]
    return [f"＝{text[1:]}" if text[:1] == "=" else text for text in cells]  # nothing of a cell may become a formula


def _dress(sheet: Any, ordered: Sequence[ProblemLine]) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        sheet.range((1, column)).column_width = width
    for column in range(KEPT + 1, WIDTH + 1):
        sheet.range((1, column)).columns.hidden = True
    sheet.range((1, 1)).font.bold = True
    head = sheet.range((HEADER_ROW, 1), (HEADER_ROW, len(PROBLEM_HEADERS)))
    head.font.bold, head.font.color, head.color = True, (255, 255, 255), (31, 78, 121)
    last = HEADER_ROW + len(ordered)
    sheet.range((HEADER_ROW, MESSAGE), (last, FIX + 1)).wrap_text = True  # from 姓名/对象 on
    sheet.range((HEADER_ROW, EXPLANATION + 1), (last, EXPLANATION + 1)).wrap_text = True
    first = HEADER_ROW + 1
    for name in LEVELS:
        count = sum(level(line.problem) == name for line in ordered)
        if count and name == "warning":
            sheet.range((first, EXPLANATION + 1), (first + count - 1, EXPLANATION + 1)).color = INVITING_COLOR
        if count:
            sheet.range((first, 2), (first + count - 1, 2)).color = COLORS[name]
            first += count


def is_list(sheet: Any) -> bool:
    """Whether a sheet of the open workbook is the list that an earlier check left, whatever it is called by now."""
    if sheet.name in (NOTES, LISTS, META):
        return False
    top = sheet.range((1, 1), (_TOP, KEPT + 2)).options(ndim=2).value
    return holds_memory(top) or is_problem_list(sheet.name, top)


class LiveProblemList:
    """The problem list of an earlier run, as it stands in the workbook."""

    def __init__(self, book: Any) -> None:
        self.sheet = next((sheet for sheet in book.sheets if is_list(sheet)), None)
        self.rows: list[list[str]] = [] if self.sheet is None else self._read(self.sheet)

    @staticmethod
    def _read(sheet: Any) -> list[list[str]]:
        last = sheet.used_range.last_cell.row
        if last <= HEADER_ROW:
            return []
        return list_lines(sheet.range((1, 1), (last, WIDTH)).options(ndim=2).value)


def marked_cells(lines: Sequence[Sequence[str]], sheet: str) -> list[MarkedCell]:
    """The cells of a sheet that the lines of a list (``list_lines``) name, with the fills that an earlier version kept there."""
    return [
        MarkedCell(cell, f"【{row[1]} {row[RULE]}】{said_in(row)}", row[KEPT] if row[KEPT].startswith("<fill>") else "")
        for row in lines
        if row[SHEET] == sheet
        for cell in cells_in(row)
    ]


def said_in(row: Sequence[str]) -> str:
    """What is wrong and what to do, without the places where the same is wrong."""
    return f"{row[MESSAGE].partition(PLACES)[0]}{row[FIX]}"


def cells_in(row: Sequence[str]) -> list[str]:
    """All cells of a line."""
    return cells_of(row[KEPT]) or ([row[CELL]] if _ADDRESS.fullmatch(row[CELL]) else [])
