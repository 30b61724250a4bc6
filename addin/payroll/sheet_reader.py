"""Read the file of an allowance sheet back, to compare it with the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from addin.errors import Refused
from addin.payroll.capitals import capitals
from addin.payroll.sheet_writer import HEADERS, IN_CAPITALS, PAID, TOTAL, AllowanceSheet
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import fen_of, money
from workbook_templates.values.number import parse_decimal, parse_integer


@dataclass(frozen=True)
class ReadBack:
    """What a sheet's file contains: name, masked number, months, fen and account of each row, and the total.

    ``months`` is a count; the total is given in fen and in capitals as written.
    """

    rows: list[tuple[str, str, int, int, str]]
    fen: int
    in_capitals: str


def read_sheet(file: Path) -> ReadBack:
    """Read the rows and totals of 发放表; Refused where the file cannot be read or is no allowance sheet."""
    grid = page_of(file, PAID)
    header = next((n for n, row in enumerate(grid) if [str(cell) for cell in row[: len(HEADERS)]] == list(HEADERS)), None)
    if header is None:
        raise Refused(f"{file.name} 的“{PAID}”没有原来的表头，不能核对。")
    rows = list(_rows(grid[header + 1 :]))
    totals = [row for row in grid[header + 1 + len(rows) :] if str(row[0]).startswith(TOTAL)]
    total = next((row[8] for row in totals if str(row[0]) != IN_CAPITALS), None)
    in_capitals = next((str(row[3]) for row in totals if str(row[0]) == IN_CAPITALS), "")
    return ReadBack(rows, _fen(total), in_capitals)


def page_of(file: Path, name: str) -> Sequence[Sequence[Any]]:
    """A page of an allowance sheet's file by its name, through the same guard as every file that comes from outside.

    Refused where the file cannot be read or has no such page.
    """
    from workbook_templates.read import read_grids  # noqa: PLC0415 - only here
    from workbook_templates.read.troubles import Unusable  # noqa: PLC0415

    try:
        grids = read_grids(file)
        page = grids.grid(name) if name in grids.names else None
    except (Unusable, OSError) as error:
        raise Refused(f"{file.name} 不是发放表：打不开，或者已经损坏。") from error
    if page is None:
        raise Refused(f"{file.name} 不是发放表：没有“{name}”这一页。")
    return page.rows


def _rows(grid: Sequence[Sequence[Any]]) -> Iterator[tuple[str, str, int, int, str]]:
    for row in grid:
        if not isinstance(row[0], (int, float)):
            return
        yield str(row[1]), str(row[2]), parse_integer(row[6]) or 0, _fen(row[8]), str(row[9])


def _fen(cell: object) -> int:
    return fen_of(parse_decimal(cell) or Decimal(0))


def differences(read: ReadBack, sheet: AllowanceSheet) -> Iterator[str]:
    """The differences between a sheet's file and the sheet made anew from the ledger, as Chinese sentences."""
    ledger_rows = Counter((one.name, mask(one.number), len(one.months), one.fen, one.account) for one in sheet.paid)
    sheet_rows = Counter(read.rows)
    for row in ledger_rows - sheet_rows:
        yield f"台账里 {row[0]}（{row[1]}）{row[2]} 个月 {money(row[3])} 元，发放表里没有这样一行。"
    for row in sheet_rows - ledger_rows:
        yield f"发放表里 {row[0]}（{row[1]}）{row[2]} 个月 {money(row[3])} 元，台账里没有这样一笔。"
    if read.fen != sheet.fen:
        yield f"发放表合计 {money(read.fen)} 元，台账合计 {money(sheet.fen)} 元。"
    if read.in_capitals != capitals(sheet.fen):
        yield f"发放表大写合计是“{read.in_capitals}”，应为“{capitals(sheet.fen)}”。"
