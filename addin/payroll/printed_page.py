"""A page of an allowance sheet as a value: what is printed in which cell; for writer, check code and comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from workbook_templates.values.amount import plain_money
from workbook_templates.values.number import parse_decimal

HEADER_ROW = 3
ROW, LOW_ROW, SIGNED_ROW = 22.0, 20.0, 26.0
"""Heights of rows in points: totals and headers, plain rows, rows to sign."""


class PrintedCell(NamedTuple):
    """A text, a count or an amount in yuan, from ``column`` to ``last`` (-1: one column), in one of the named styles."""

    column: int
    value: str | int | Decimal
    style: str = "centre"
    last: int = -1


class PrintedLine(NamedTuple):
    """A row of the page. ``what`` names it in a sentence where it is no row of the table (标题, 合计, 签字)."""

    cells: tuple[PrintedCell, ...] = ()
    height: float = LOW_ROW
    what: str = ""


@dataclass(frozen=True)
class PrintedPage:
    """A page of the workbook: its columns' widths in characters, their headers, its rows, and how it is printed.

    ``breaks`` are the rows at which a new sheet of paper begins; ``header`` is the row that is repeated on each of them, None
    where the page is one sheet of paper.
    """

    name: str
    widths: Sequence[float]
    headers: Sequence[str]
    lines: Sequence[PrintedLine]
    breaks: Sequence[int] = ()
    header: int | None = HEADER_ROW

    def grid(self) -> list[list[str]]:
        """What stands in each cell, row by row, as ``shown``."""
        return [_row(line, len(self.widths)) for line in self.lines]


def _row(line: PrintedLine, width: int) -> list[str]:
    row = [""] * width
    for cell in line.cells:
        row[cell.column] = shown(cell.value)
    return row


def shown(cell: object) -> str:
    """A cell as it is compared and hashed: numbers as amounts, so that 900 and 900.00 are one."""
    number = parse_decimal(cell) if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool) else None
    return plain_money(round(number * 100)) if number is not None else str(cell if cell is not None else "").strip()


def head(title: str, subtitle: str, headers: Sequence[str]) -> Iterator[PrintedLine]:
    """The four rows above a table: title, what it is about, a gap, the headers."""
    last = len(headers) - 1
    yield PrintedLine((PrintedCell(0, title, "title", last),), 30.0, "标题")
    yield PrintedLine((PrintedCell(0, subtitle, "subtitle", last),), LOW_ROW, "单位、批次、日期")
    yield PrintedLine((), 4.0, "空行")
    yield header_line(headers)


def header_line(headers: Sequence[str]) -> PrintedLine:
    """The row of a table's headers."""
    return PrintedLine(tuple(PrintedCell(n, text, "header") for n, text in enumerate(headers)), ROW, "表头")


def height(*cells: tuple[str, float], least: float = LOW_ROW) -> float:
    """The height in points of a row that shows all of these texts, each given with its column's width in characters."""
    lines = max((-(-_width(text) // max(int(width) - 1, 1)) for text, width in cells), default=1)
    return max(least, 14.0 * lines + 5)


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
