"""Pages of tables for finance: statements, registers, previews; each with its title, headers, rows and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from addin.payroll.allowance_sheet import TOTAL
from addin.payroll.divided_page import divided_page
from addin.payroll.paper_code import FIRST_VERSION
from addin.payroll.printed_page import PrintedCell, PrintedLine, PrintedPage, head, height
from addin.payroll.sheet_writer import write_pages
from workbook_templates.values.amount import yuan

_WIDE = 24


class Fen(NamedTuple):
    """A cell that shows money."""

    fen: int


Value = str | int | Fen
"""A cell: text, a count, or money."""


class PageColumn(NamedTuple):
    """A column of a page: its header, its width in characters, and whether its sum stands below."""

    header: str
    width: float
    summed: bool = False


@dataclass(frozen=True)
class TablePage:
    """One sheet of a workbook: its name, the title above, a line below it, and the rows."""

    name: str
    title: str
    subtitle: str
    columns: Sequence[PageColumn]
    rows: Sequence[Sequence[Value]]
    nothing: str = "没有。"

    def sums(self) -> list[Value]:
        """The last row: the sum of each summed column, empty for the others."""
        return [_sum([row[n] for row in self.rows]) if one.summed else "" for n, one in enumerate(self.columns)]


def _sum(values: Sequence[Value]) -> Value:
    if any(isinstance(one, Fen) for one in values):
        return Fen(sum(one.fen for one in values if isinstance(one, Fen)))
    return sum(one for one in values if isinstance(one, int))


def write_tables(file: Path, pages: Sequence[TablePage]) -> None:
    """Write the pages as one workbook. OSError where that is not possible."""
    write_pages([_printed(one) for one in pages], file)


def _printed(one: TablePage) -> PrintedPage:
    headers, widths = [column.header for column in one.columns], [column.width for column in one.columns]
    rows = [_line(row, widths) for row in one.rows] or [PrintedLine((PrintedCell(1, one.nothing, "plain"),), what="没有")]
    foot = [_total(one.sums())] if one.rows and any(column.summed for column in one.columns) else []
    return divided_page(one.name, widths, headers, (head(one.title, one.subtitle, headers), rows, foot), FIRST_VERSION)


def _line(row: Sequence[Value], widths: Sequence[float]) -> PrintedLine:
    cells = (_cell(n, value, "money", "left" if widths[n] > _WIDE else "centre") for n, value in enumerate(row))
    texts = ((value, widths[n]) for n, value in enumerate(row) if isinstance(value, str))
    return PrintedLine(tuple(cells), height(*texts))


def _total(sums: Sequence[Value]) -> PrintedLine:
    cells = (_cell(n, value, "total_money", "total") for n, value in enumerate([TOTAL, *sums[1:]]))
    return PrintedLine(tuple(cells), what=TOTAL)


def _cell(column: int, value: Value, money: str, text: str) -> PrintedCell:
    return PrintedCell(column, yuan(value.fen), money) if isinstance(value, Fen) else PrintedCell(column, value, text)
