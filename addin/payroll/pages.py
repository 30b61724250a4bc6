"""Pages of tables for finance: statements, registers, previews; each with its title, headers, rows and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from addin.payroll.sheet_styles import PayrollStyles
from workbook_templates.atomic_write import replacing
from workbook_templates.values.amount import yuan

_HEADER_ROW = 3


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


def write_pages(file: Path, pages: Sequence[TablePage]) -> None:
    """Write the pages as one workbook. OSError where that is not possible."""
    import xlsxwriter  # noqa: PLC0415 - only here

    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with replacing(file) as out, xlsxwriter.Workbook(out, safe) as book:
        styles = PayrollStyles(book)
        for one in pages:
            _write(book.add_worksheet(one.name), one, styles)


def _write(page: Any, one: TablePage, styles: PayrollStyles) -> None:
    widths = [column.width for column in one.columns]
    styles.page(page, widths, one.title, [column.header for column in one.columns], _HEADER_ROW, one.subtitle)
    at = _HEADER_ROW
    for at, row in enumerate(one.rows, start=_HEADER_ROW + 1):
        for n, value in enumerate(row):
            _cell(page, (at, n), value, styles.money, styles.left if one.columns[n].width > 24 else styles.centre)
        page.set_row(at, styles.height(*((value, widths[n]) for n, value in enumerate(row) if isinstance(value, str))))
    if not one.rows:
        page.write_string(at + 1, 1, one.nothing, styles.plain)
    elif any(column.summed for column in one.columns):
        for n, value in enumerate(["合计", *one.sums()[1:]]):
            _cell(page, (at + 1, n), value, styles.total_money, styles.total)


def _cell(page: Any, place: tuple[int, int], value: Value, money: Any, text: Any) -> None:
    if isinstance(value, Fen):
        page.write_number(*place, yuan(value.fen), money)
    elif isinstance(value, int):
        page.write_number(*place, value, text)
    else:
        page.write_string(*place, value, text)
