"""Compare the other pages of an allowance sheet's file with the sheet made anew from the ledger, cell by cell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from addin.payroll.sheet_reader import page_of
from addin.payroll.sheet_writer import BANK, HEADER_ROW, UNITS, UNPAID, AllowanceSheet, write_sheet
from workbook_templates.cell_types import mask_in_text
from workbook_templates.values.amount import plain_money
from workbook_templates.values.number import parse_decimal

_FEW = 20
_PAGES = (UNITS, BANK, UNPAID)


def page_differences(file: Path, sheet: AllowanceSheet) -> Iterator[str]:
    """A sentence for each cell (at most some) of 单位汇总, 银行代发 and 未发明细 that is not as the ledger has it.

    Refused where the file cannot be read or lacks one of these pages. OSError where there is no room for a temporary file.
    """
    with tempfile.TemporaryDirectory() as folder:
        anew = Path(folder) / "anew.xlsx"
        write_sheet(sheet, anew)
        for page in _PAGES:
            yield from list(_cells(page, page_of(file, page), page_of(anew, page)))[:_FEW]


def _cells(page: str, there: Sequence[Sequence[object]], expected: Sequence[Sequence[object]]) -> Iterator[str]:
    headers = [str(cell) for cell in expected[HEADER_ROW]]
    for n, (one, other) in enumerate(zip_longest(there, expected, fillvalue=()), start=1):
        for column, (cell, due) in enumerate(zip_longest(one, other, fillvalue="")):
            if _shown(cell) != _shown(due):
                name = headers[column] if column < len(headers) else f"第 {column + 1} 列"
                yield f"“{page}”第 {n} 行“{name}”是“{_told(cell)}”，台账里是“{_told(due)}”。"


def _shown(cell: object) -> str:
    """A cell as it is compared: numbers as amounts, so that 900 and 900.00 are one."""
    number = parse_decimal(cell) if isinstance(cell, (int, float)) and not isinstance(cell, bool) else None
    return plain_money(int(number * 100)) if number is not None else str(cell if cell is not None else "").strip()


def _told(cell: object) -> str:
    return mask_in_text(_shown(cell))
