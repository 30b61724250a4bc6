"""Write an allowance sheet as a workbook: the whole batch, or a page for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from addin.payroll.allowance_sheet import AllowanceSheet
from addin.payroll.printed_page import PrintedCell, PrintedPage
from addin.payroll.sheet_pages import later_page, sheet_pages
from addin.payroll.sheet_styles import FONT, PayrollStyles, set_up_page
from addin.payroll.unit_pages import unit_pages
from workbook_templates.atomic_write import replacing


def write_sheet(sheet: AllowanceSheet, file: Path, *, by_unit: bool = False) -> None:
    """Write the workbook; ``by_unit`` with a page for each unit to sign. OSError where that is not possible."""
    write_pages(unit_pages(sheet) if by_unit else [*sheet_pages(sheet), *([later_page(sheet)] if sheet.later else [])], file)


def write_pages(pages: Sequence[PrintedPage], file: Path) -> None:
    """Write these pages as a workbook. OSError where that is not possible."""
    import xlsxwriter  # noqa: PLC0415 - only here

    options: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    options |= {"default_format_properties": {"font_name": FONT, "font_size": 11}}  # columns are as wide as its digits
    with replacing(file) as out, xlsxwriter.Workbook(out, options) as book:
        styles = PayrollStyles(book)
        for page in pages:
            _write(book.add_worksheet(page.name), page, styles)


def _write(sheet: Any, page: PrintedPage, styles: PayrollStyles) -> None:
    set_up_page(sheet, page)
    for row, line in enumerate(page.lines):
        sheet.set_row(row, line.height)
        for cell in line.cells:
            _write_cell(sheet, row, cell, getattr(styles, cell.style))


def _write_cell(sheet: Any, row: int, cell: PrintedCell, style: Any) -> None:
    """Write a cell, merged where it takes several columns; XlsxWriter writes a Decimal exactly."""
    if cell.last > cell.column:
        sheet.merge_range(row, cell.column, row, cell.last, "", style)
    if isinstance(cell.value, str):
        sheet.write_string(row, cell.column, cell.value, style)
    else:
        sheet.write_number(row, cell.column, cell.value, style)
