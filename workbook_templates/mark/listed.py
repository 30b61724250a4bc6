"""The lines of a list of problems that stands in a workbook, whichever version of the product wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.layout import FIRST_PROBLEM_HEADERS, PROBLEM_HEADERS

HEADER_ROW = 2
FIRST_KEPT = len(FIRST_PROBLEM_HEADERS)
KEPT = len(PROBLEM_HEADERS)  # the first hidden column: all cells of a line
KEYS = KEPT + 1  # the second: the keys of its problems
WIDTH = KEYS + 1


def list_lines(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """The lines below the header, as texts, each as wide as a list is today; ``rows`` are all rows of the sheet.

    An earlier version had no columns for explanations: these are blank then, and what it kept beside stands where it does today.
    """
    head = [str(cell or "") for cell in rows[HEADER_ROW - 1]] if len(rows) >= HEADER_ROW else []
    today = tuple(head[:KEPT]) == PROBLEM_HEADERS
    return [_line(row, today=today) for row in rows[HEADER_ROW:]]


def _line(row: Sequence[object], *, today: bool) -> list[str]:
    texts = ["" if cell is None else str(cell) for cell in row]
    wide = texts if today else [*(texts + [""] * FIRST_KEPT)[:FIRST_KEPT], *[""] * (KEPT - FIRST_KEPT), *texts[FIRST_KEPT:]]
    return (wide + [""] * WIDTH)[:WIDTH]
