"""Compare the file of an allowance sheet with the sheet made anew from the ledger, page by page and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from addin.payroll.allowance_sheet import PAID, UNITS, AllowanceSheet
from addin.payroll.paper_code import FIRST_VERSION, VERSION, version_of
from addin.payroll.printed_page import PrintedLine, PrintedPage, shown
from addin.payroll.sheet_pages import sheet_pages
from addin.payroll.sheet_reader import SheetFile
from addin.payroll.unit_pages import unit_pages
from workbook_templates.cell_types import mask_in_text

_FEW = 20
_NEWER = "是更新的版本打印的，请用同样新的版本核对。"


def page_differences(file: Path, sheet: AllowanceSheet) -> Iterator[str]:
    """A sentence for each cell (at most some of a page) that is not as the ledger has it.

    A file that was written before pages had a check code is compared in the layout of that time. Refused where the file cannot
    be read or lacks a page.
    """
    read = SheetFile(file)
    whole = PAID in read.names
    version = version_of(read.page(PAID if whole else UNITS))
    if version > VERSION:
        yield f"{file.name} {_NEWER}"
        return
    pages = sheet_pages(sheet, version) if whole else unit_pages(sheet, version if version > FIRST_VERSION else VERSION)
    for page in pages:
        yield from list(_cells(page, read.page(page.name)))[:_FEW]
    yield from (f"多出一页“{name}”，台账里没有这个单位。" for name in read.unknown(pages))


def _cells(page: PrintedPage, there: Sequence[Sequence[object]]) -> Iterator[str]:
    expected = page.grid()
    for n, (one, other) in enumerate(zip_longest(there, expected, fillvalue=()), start=1):
        line = page.lines[n - 1] if n <= len(page.lines) else None
        for column, (cell, due) in enumerate(zip_longest(one, other, fillvalue="")):
            if shown(cell) != due:
                yield f"“{page.name}”第 {n} 行{_place(page, line, column)}是“{_told(cell)}”，台账里是“{_told(due)}”。"


def _place(page: PrintedPage, line: PrintedLine | None, column: int) -> str:
    """What the cell is called: the row by its name, or the column by its header."""
    if line is not None and line.what:
        amounts = any(not isinstance(cell.value, str) for cell in line.cells)
        return f"“{line.what}”" if not amounts or column >= len(page.headers) else f"“{line.what}”的“{page.headers[column]}”"
    return f"“{page.headers[column]}”" if column < len(page.headers) else f"第 {column + 1} 列"


def _told(cell: object) -> str:
    return mask_in_text(shown(cell))
