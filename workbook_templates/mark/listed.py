"""The lines of a list of problems that stands in a workbook, whichever version of the product wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.layout import CELL_HEADER, PROBLEM_CELLS, PROBLEM_HEADERS, PROBLEM_KEYS, RULE_HEADER

HEADER_ROW = 2
KEPT = len(PROBLEM_HEADERS)  # the first hidden column: all cells of a line
KEYS = KEPT + 1  # the second: the keys of its problems
WIDTH = KEYS + 1
_DEEPEST = 8  # rows among which the header is looked for: somebody may have inserted some


def list_lines(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """The lines below the header, as texts, each as wide as a list is today; ``rows`` are all rows of the sheet.

    Columns go by their headers, wherever they stand. An earlier version had none for explanations: these are blank then.
    """
    for at, row in enumerate(rows[:_DEEPEST]):
        heads = {str(cell): n for n, cell in enumerate(row) if cell}
        if RULE_HEADER in heads and CELL_HEADER in heads:
            places = [heads.get(name, -1) for name in (*PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_KEYS)]
            if PROBLEM_KEYS not in heads:  # an earlier version kept something right of its last header, which had none
                places[KEPT] = heads[RULE_HEADER] + 1
            return [[_text(line, place) for place in places] for line in rows[at + 1 :]]
    return []


def _text(line: Sequence[object], place: int) -> str:
    cell = line[place] if 0 <= place < len(line) else None
    return "" if cell is None else str(cell)
