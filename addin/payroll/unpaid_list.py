"""The list below a unit's table: who of the unit is not paid, in which months, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.payroll.allowance_sheet import HEADERS, WIDTHS
from addin.payroll.paper_size import sheets_of_paper
from addin.payroll.printed_page import ROW, PrintedCell, PrintedLine, height
from addin.payroll.sheet_rows import UnpaidRow, months_text

_LAST = len(HEADERS) - 1
_HEADS = (("序号", 0), ("姓名", 1), ("身份证号", 2), ("组织", 3), ("职务", 4), ("月份", 5), ("结果", 6), ("原因", 8))
_ENDS = {6: 7, 8: _LAST}
_RESULT_WIDTH, _REASON_WIDTH = sum(WIDTHS[6:8]), sum(WIDTHS[8:])
_HEADING = 26.0


def unpaid_heights(rows: Sequence[UnpaidRow], left: float, paper: float) -> list[int]:
    """How many of the rows stand below the signatures, where ``left`` points are left, and on each further sheet of paper.

    All or none stand below the signatures: a list that is divided there would begin with a line or two.
    """
    heights = [_row(n, one).height for n, one in enumerate(rows, start=1)]
    room = _HEADING + ROW
    if sum(heights) + (room if rows else 0) <= left:
        return [len(rows)]
    return [0, *sheets_of_paper(heights, paper - room, paper - room)]


def unpaid_lines(rows: Sequence[UnpaidRow], first: int, end: int) -> Iterator[PrintedLine]:
    """The rows from ``first`` up to ``end`` below their heading and headers; nothing where there are none."""
    if first == end:
        return
    more = f"（续，共 {len(rows)} 条）" if first else f"（{len(rows)} 条）"
    yield PrintedLine((PrintedCell(0, f"本单位不发、暂缓、不重复发放的{more}", "list_heading", _LAST),), _HEADING, "小标题")
    heads = (PrintedCell(column, text, "header", _ENDS.get(column, -1)) for text, column in _HEADS)
    yield PrintedLine(tuple(heads), ROW, "表头")
    for n, one in enumerate(rows[first:end], start=first + 1):
        yield _row(n, one)


def _row(n: int, one: UnpaidRow) -> PrintedLine:
    texts = (one.name, one.number, one.body, one.post, months_text(one.months))
    cells = (
        PrintedCell(0, n),
        *(PrintedCell(column, text, "left" if column == 3 else "centre") for column, text in enumerate(texts, start=1)),
        PrintedCell(6, one.outcome, "centre", 7),
        PrintedCell(8, one.reason, "left", _LAST),
    )
    tall = height((one.body, WIDTHS[3]), (texts[4], WIDTHS[5]), (one.outcome, _RESULT_WIDTH), (one.reason, _REASON_WIDTH))
    return PrintedLine(cells, tall)
