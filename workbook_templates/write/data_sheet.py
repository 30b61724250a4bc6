"""A data sheet of the blank form: title, reminder, headers, and columns ready to be filled."""

from __future__ import annotations

import math

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.cell_types import width
from workbook_templates.layout import FIRST_ROW, HEADER_ROW, REMINDER_ROW, TITLE_ROW
from workbook_templates.schema import Form, Sheet
from workbook_templates.write.entry import sheet_entries
from workbook_templates.write.page import set_page
from workbook_templates.write.style import DEEP, GREY, FormStyles
from workbook_templates.write.wording import title

LAST_ROW = 1_048_575
LAST_COLUMN = 16_383
LEGEND = "深蓝色表头的列必须填，浅色表头的列有就填。"
_LEGIBLE = 215  # characters on one landscape page; more would print smaller than 6 points
_WIDE = 52  # frozen columns may not take more than about a third of a small screen
# Notes are objects: without leave for them a check could not note on a protected sheet what is wrong.
_MAY = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter", "objects")


def add_data_sheet(book: Workbook, styles: FormStyles, form: Form, sheet: Sheet, lists: dict[str, str]) -> None:
    """One data sheet, empty from row 4 down."""
    page = book.add_worksheet(sheet.name)
    _columns(page, styles, sheet)
    _head(page, styles, form, sheet)
    for i, options in enumerate(sheet_entries(sheet, lists)):
        page.data_validation(FIRST_ROW - 1, i, LAST_ROW, i, options)
    page.autofilter(HEADER_ROW - 1, 0, LAST_ROW, sheet.own_columns - 1)
    page.freeze_panes(HEADER_ROW, _kept(sheet))
    page.set_selection(HEADER_ROW, 0, HEADER_ROW, 0)
    page.protect("", dict.fromkeys(_MAY, True))
    page.set_tab_color(DEEP)
    page.hide_gridlines(2)
    pages = math.ceil(sum(map(width, sheet.own)) / _LEGIBLE)
    set_page(page, form, sheet.name, wide=pages)
    page.repeat_rows(TITLE_ROW - 1, HEADER_ROW - 1)
    if pages > 1:
        page.repeat_columns(0, _kept(sheet) - 1)


def _columns(page: Worksheet, styles: FormStyles, sheet: Sheet) -> None:
    """Whole columns are styled, not rows; all to the right is unlocked too, or Excel would not let a row be deleted."""
    for i, column in enumerate(sheet.columns):
        folded = {"level": 1, "hidden": True} if i >= sheet.own_columns else {}
        page.set_column(i, i, width(column), styles.cell(column), folded)
    page.set_column(len(sheet.columns), len(sheet.columns), None, styles.of(locked=False), {"collapsed": True})
    page.set_column(len(sheet.columns) + 1, LAST_COLUMN, None, styles.of(locked=False))


def _head(page: Worksheet, styles: FormStyles, form: Form, sheet: Sheet) -> None:
    page.set_row(TITLE_ROW - 1, 33, styles.of(bold=True, font_size=16, font_color=DEEP))
    page.write_string(TITLE_ROW - 1, 0, title(form, sheet.name, {}), styles.of(bold=True, font_size=16, font_color=DEEP))
    note = styles.of(font_color=GREY, font_size=10)
    page.set_row(REMINDER_ROW - 1, 21, note)
    page.write_string(REMINDER_ROW - 1, 0, f"{sheet.reminder}{LEGEND}", note)
    page.set_row(HEADER_ROW - 1, 42, styles.of(locked=False))  # the column of results writes its name beside the header
    for i, column in enumerate(sheet.columns):
        page.write_string(HEADER_ROW - 1, i, column.name, styles.header(column, provenance=i >= sheet.own_columns))


def _kept(sheet: Sheet) -> int:
    """How many columns stay in sight and are printed on every page: the first two, where that leaves room."""
    return 2 if width(sheet.columns[0]) + width(sheet.columns[1]) <= _WIDE else 1
