"""The list that goes to the bank: one line a payment with our reference, in the bank's own layout."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from addin.bank_profile import BankProfile
from addin.payroll.allowance_sheet import AllowanceSheet
from addin.payroll.answer_totals import PAYER, TOTAL, last_line
from addin.payroll.bank_answer import text_rows
from addin.payroll.sheet_rows import PaidRow, reference_of
from workbook_templates.atomic_write import replacing, write_atomically
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import fen_of, money, plain_money
from workbook_templates.values.number import parse_decimal
from workbook_templates.values.text import inert

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"序号": 6, "参考号": 16, "户名": 14, "账号": 26, "开户银行": 40, "金额": 14, "附言": 28}


def write_bank_file(sheet: AllowanceSheet, file: Path, profile: BankProfile) -> None:
    """Write the list as the profile says, or as the file's ending does (.xlsx, .csv, .txt). Account numbers are text cells: a
    spreadsheet would make 6.22E+18 of them.

    OSError where it cannot be written, UnicodeEncodeError where the bank's encoding lacks a character.
    """
    kind = file.suffix.lower().removeprefix(".") or profile.kind
    if kind not in ("csv", "txt"):
        _write_workbook(sheet, file, profile)
        return
    lines = list(_lines(sheet, profile))
    head = [profile.columns] if profile.header else []
    tail = [last_line(len(lines), sheet.net, profile.payer_name, profile.payer_account)] if profile.trailer else []
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="," if kind == "csv" else profile.separator).writerows([*head, *lines, *tail])
    text = out.getvalue()
    write_atomically(file, text.encode("utf-8-sig" if profile.encoding == "utf-8" else profile.encoding))


def _lines(sheet: AllowanceSheet, profile: BankProfile) -> Iterator[tuple[str, ...]]:
    for n, row in sheet.ordered:
        values = _values(sheet.held.batch.number, n, row, profile)
        yield tuple(inert(values[name]) for name in profile.columns)


def _values(batch: str, n: int, row: PaidRow, profile: BankProfile) -> dict[str, str]:
    return {
        "序号": str(n), "参考号": reference_of(batch, n), "户名": row.name, "账号": row.account, "开户银行": row.bank,
        "金额": plain_money(row.net), "附言": profile.remark,
    }  # fmt: skip


def _write_workbook(sheet: AllowanceSheet, file: Path, profile: BankProfile) -> None:
    import xlsxwriter  # noqa: PLC0415 - only here

    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(file) as out, xlsxwriter.Workbook(out, safe) as book:
        page, bold = book.add_worksheet("代发清单"), book.add_format({"bold": True, "border": 1})
        start = 1 if profile.header else 0
        _write_columns(book, page, profile, bold)
        _write_orders(book, page, sheet, profile, start)
        if profile.trailer:
            words = f"{TOTAL} {len(sheet.ordered)} 笔 {money(sheet.net)} 元"
            payer = f"{PAYER}{profile.payer_name} {profile.payer_account}".strip() if profile.payer_account else ""
            page.write_string(start + len(sheet.ordered), 0, words, bold)
            page.write_string(start + len(sheet.ordered) + 1, 0, payer) if payer else None
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_default_row(18)
        page.set_footer("&C第 &P 页，共 &N 页")


def _write_columns(book: Workbook, page: Worksheet, profile: BankProfile, bold: Format) -> None:
    """The width of each column, and its header where the bank wants headers."""
    text = book.add_format({"num_format": "@", "border": 1})
    for column, name in enumerate(profile.columns):
        page.set_column(column, column, _WIDTHS[name], text)
        if profile.header:
            page.write_string(0, column, name, bold)
    if profile.header:
        page.repeat_rows(0)


def _write_orders(book: Workbook, page: Worksheet, sheet: AllowanceSheet, profile: BankProfile, start: int) -> None:
    text = book.add_format({"num_format": "@", "border": 1})
    amount = book.add_format({"num_format": "#,##0.00", "border": 1})
    for line, (n, row) in enumerate(sheet.ordered, start=start):
        values = _values(sheet.held.batch.number, n, row, profile)
        for column, name in enumerate(profile.columns):
            if name == "金额":
                page.write_number(line, column, row.net / 100, amount)
            else:
                page.write_string(line, column, values[name], text)


def bank_differences(file: Path, sheet: AllowanceSheet, profile: BankProfile) -> Iterator[str]:
    """A sentence for each line of a bank's list that is not as the ledger has it. Refused where the file cannot be read."""
    amount, account, reference = (profile.columns.index(name) for name in ("金额", "账号", "参考号"))
    there = Counter(
        (row[reference].strip(), row[account].strip(), fen_of(parse_decimal(row[amount]) or Decimal(0)))
        for row in text_rows(file)
        if len(row) >= len(profile.columns) and row[reference].startswith(sheet.held.batch.number)
    )
    ordered = Counter((reference_of(sheet.held.batch.number, n), row.account, row.net) for n, row in sheet.ordered)
    for key, number, fen in sorted((ordered - there).keys()):
        yield f"代发清单里没有参考号 {key}、账号 {mask(number)}、{money(fen)} 元这一笔。"
    for key, number, fen in sorted((there - ordered).keys()):
        yield f"代发清单里参考号 {key}、账号 {mask(number)}、{money(fen)} 元，台账里没有这样一笔。"
