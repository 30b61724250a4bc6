"""A data sheet of the blank form: title, reminder, headers, and columns formatted and validated down to the last row."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.cell_types import width
from workbook_templates.layout import FIRST_ROW, HEADER_ROW, REMINDER_ROW, TITLE_ROW
from workbook_templates.schema import Form, Sheet
from workbook_templates.write.entry import sheet_validations
from workbook_templates.write.page import set_page
from workbook_templates.write.printed_pages import frozen_columns, head_column, pages_wide
from workbook_templates.write.style import DEEP, GREY, RULED, FormStyles
from workbook_templates.write.wording import sheet_title

LAST_ROW = 1_048_575
RULED_ROWS = 20  # about a page
LAST_COLUMN = 16_383
LEGEND = "深蓝色表头的列必须填，浅色表头的列有就填。"
# "objects" includes notes: the check writes its findings as notes on the protected sheet
_ALLOWED_WHEN_PROTECTED = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
    "objects",
)


def add_data_sheet(book: Workbook, styles: FormStyles, form: Form, sheet: Sheet, lists: dict[str, str]) -> None:
    """Add one data sheet, blank from Excel's row 4 down; ``lists`` gives the cell range of each code list, for the drop-downs."""
    page = book.add_worksheet(sheet.name)
    _set_columns(page, styles, sheet)
    _write_head(page, styles, form, sheet)
    _rule_rows(page, styles, sheet)
    for i, options in enumerate(sheet_validations(sheet, lists)):
        page.data_validation(FIRST_ROW - 1, i, LAST_ROW, i, options)
    page.autofilter(HEADER_ROW - 1, 0, LAST_ROW, sheet.own_columns - 1)
    page.freeze_panes(HEADER_ROW, frozen_columns(sheet))
    page.set_selection(HEADER_ROW, 0, HEADER_ROW, 0)
    page.protect("", dict.fromkeys(_ALLOWED_WHEN_PROTECTED, True))
    page.set_tab_color(DEEP)
    page.hide_gridlines(2)
    pages = pages_wide(sheet)
    set_page(page, form, sheet.name, wide=pages)
    page.repeat_rows(TITLE_ROW - 1, HEADER_ROW - 1)
    if pages > 1:
        page.repeat_columns(0, frozen_columns(sheet) - 1)


def _set_columns(page: Worksheet, styles: FormStyles, sheet: Sheet) -> None:
    """Style whole columns, not rows; those to the right are unlocked as well, or Excel would not allow a row to be deleted."""
    for i, column in enumerate(sheet.columns):
        folded = {"level": 1, "hidden": True} if i >= sheet.own_columns else {}
        page.set_column(i, i, width(column), styles.cell(column), folded)
    page.set_column(len(sheet.columns), len(sheet.columns), None, styles.of(locked=False), {"collapsed": True})
    page.set_column(len(sheet.columns) + 1, LAST_COLUMN, None, styles.of(locked=False))


def _write_head(page: Worksheet, styles: FormStyles, form: Form, sheet: Sheet) -> None:
    title, first = styles.of(bold=True, font_size=16, font_color=DEEP), head_column(sheet)
    page.set_row(TITLE_ROW - 1, 33, title)
    page.write_string(TITLE_ROW - 1, first, sheet_title(form, sheet.name, {}), title)
    note = styles.of(font_color=GREY, font_size=10)
    page.set_row(REMINDER_ROW - 1, 21, note)
    page.write_string(REMINDER_ROW - 1, first, f"{sheet.reminder}{LEGEND}", note)
    page.set_row(
        HEADER_ROW - 1, 42, styles.of(locked=False)
    )  # the check adds a column of results, whose header goes beside these
    for i, column in enumerate(sheet.columns):
        page.write_string(HEADER_ROW - 1, i, column.name, styles.header(column, provenance=i >= sheet.own_columns))


def _rule_rows(page: Worksheet, styles: FormStyles, sheet: Sheet) -> None:
    """Rows to be filled by hand: a column's lines are printed only where there are cells.

    LibreOffice takes a cell that looks as its column does for none; so these differ by what nobody sees.
    """
    for i, column in enumerate(sheet.own):
        look = styles.cell(column, border_color=RULED)
        for row in range(FIRST_ROW - 1, FIRST_ROW - 1 + RULED_ROWS):
            page.write_blank(row, i, None, look)
