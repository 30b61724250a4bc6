"""The rows of a table to sign: one for each person, the totals, and the places to sign. On the whole sheet and on a unit's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.model import Batch
from addin.payroll.allowance_sheet import IN_CAPITALS, TOTAL, WIDTHS, hands
from addin.payroll.capitals import capitals
from addin.payroll.printed_page import ROW, SIGNED_ROW, PrintedCell, PrintedLine, height
from addin.payroll.sheet_rows import PaidRow, months_text
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import yuan


def person_line(n: int, one: PaidRow) -> PrintedLine:
    """The row that a person signs; ``n`` is its number."""
    texts = (one.name, mask(one.number), one.body, one.post, months_text(one.months))
    cells = (
        PrintedCell(0, n),
        *(PrintedCell(column, text, "left" if column == 3 else "centre") for column, text in enumerate(texts, start=1)),
        PrintedCell(6, len(one.months)),
        PrintedCell(7, one.standard, "right"),
        PrintedCell(8, yuan(one.fen), "money"),
        PrintedCell(9, one.account),
        PrintedCell(10, ""),
    )
    tall = height((one.body, WIDTHS[3]), (one.post, WIDTHS[4]), (texts[4], WIDTHS[5]), (one.standard, WIDTHS[7]))
    return PrintedLine(cells, max(SIGNED_ROW, tall))


def sum_line(label: str, rows: Sequence[PaidRow], what: str) -> PrintedLine:
    """A row with the number of persons, of months, and the sum of the rows."""
    cells = (
        PrintedCell(0, f"{label}（{len(rows)} 人）", "total", 5),
        PrintedCell(6, sum(len(one.months) for one in rows), "total"),
        PrintedCell(7, "", "total"),
        PrintedCell(8, yuan(sum(one.fen for one in rows)), "total_money"),
        PrintedCell(9, "", "total", 10),
    )
    return PrintedLine(cells, ROW, what)


def total_lines(rows: Sequence[PaidRow]) -> Iterator[PrintedLine]:
    """The total of all rows, in figures and in capitals."""
    yield sum_line(TOTAL, rows, TOTAL)
    words = capitals(sum(one.fen for one in rows))
    yield PrintedLine((PrintedCell(0, IN_CAPITALS, "total", 2), PrintedCell(3, words, "total_left", 10)), ROW, IN_CAPITALS)


def hands_line(batch: Batch, columns: tuple[int, int, int]) -> PrintedLine:
    """The places to sign of who computed, approved and paid, beginning in these columns."""
    cells = (PrintedCell(column, text, "plain") for column, text in zip(columns, hands(batch), strict=True))
    return PrintedLine(tuple(cells), SIGNED_ROW, "签字")
