"""The cover of the blank form: one value per line, a hint on how to fill it, and links to the data sheets."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.layout import COVER, COVER_FIRST_ROW, column_index
from workbook_templates.layout import COVER_NAME_COLUMN as NAMES
from workbook_templates.layout import COVER_VALUE_COLUMN as VALUES
from workbook_templates.schema import Column, Form
from workbook_templates.write.entry import validation_options
from workbook_templates.write.page import set_page
from workbook_templates.write.style import DEEP, GREY, LINE, PALE, FormStyles
from workbook_templates.write.wording import filling_hint

_LABEL = column_index(NAMES)
_VALUE = column_index(VALUES)


def add_cover(book: Workbook, styles: FormStyles, form: Form, lists: dict[str, str]) -> None:
    """Add the cover as the first sheet, the one that is shown when the workbook is opened.

    ``lists`` gives the cell range of each code list, for the drop-downs.
    """
    page = book.add_worksheet(COVER)
    page.hide_gridlines(2)
    page.set_column(0, 0, 3)
    page.set_column(_LABEL, _LABEL, 18)
    page.set_column(_VALUE, _VALUE, 42)
    page.set_column(_VALUE + 1, _VALUE + 1, 70)
    _write_head(page, styles, form)
    for i, column in enumerate(form.cover.columns):
        _write_line(page, styles, column, COVER_FIRST_ROW - 1 + i, lists)
    _write_contents(page, styles, form, COVER_FIRST_ROW + len(form.cover.columns))
    page.set_selection(COVER_FIRST_ROW - 1, _VALUE, COVER_FIRST_ROW - 1, _VALUE)
    page.protect("", {"format_cells": True, "format_rows": True, "format_columns": True, "objects": True})
    set_page(page, form, COVER, tall=1)


def _write_head(page: Worksheet, styles: FormStyles, form: Form) -> None:
    page.set_row(0, 42)
    page.write_string(0, _LABEL, f"离退休干部党建报表　{form.title}", styles.of(bold=True, font_size=20, font_color=DEEP))
    page.set_row(1, 24)
    page.write_string(1, _LABEL, form.cover.reminder, styles.of(font_color=GREY))
    page.set_row(2, 24)
    look = styles.of(bold=True, font_color=GREY, bottom=2, bottom_color=DEEP)
    for i, text in enumerate(("项目", "在这里填写", "怎么填")):
        page.write_string(2, _LABEL + i, text, look)


def _write_line(page: Worksheet, styles: FormStyles, column: Column, row: int, lists: dict[str, str]) -> None:
    page.set_row(row, 60 if column.max_length > 200 else 36 if len(filling_hint(column)) > 30 else 30)
    page.write_string(row, _LABEL, column.name, styles.header(column))
    page.write_blank(row, _VALUE, None, styles.cell(column, align="left", indent=1, text_wrap=True, font_size=12))
    note = f"{filling_hint(column)}例：{column.example}" if column.example else filling_hint(column)
    page.write_string(row, _VALUE + 1, note, styles.of(font_color=GREY, text_wrap=True, indent=1, bottom=1, bottom_color=LINE))
    page.data_validation(row, _VALUE, row, _VALUE, validation_options(column, f"{VALUES}{row + 1}", lists))


def _write_contents(page: Worksheet, styles: FormStyles, form: Form, row: int) -> None:
    """Write the list of data sheets, each a link to its first row."""
    page.set_row(row, 24)
    page.write_string(row, _LABEL, "要填的表", styles.of(bold=True, font_color=GREY, bottom=2, bottom_color=DEEP))
    for i in (1, 2):
        page.write_blank(row, _LABEL + i, None, styles.of(bottom=2, bottom_color=DEEP))
    for i, sheet in enumerate(form.sheets, start=row + 1):
        page.set_row(i, 24)
        link = styles.of(font_color=DEEP, underline=1, align="center", bg_color=PALE, border=1, border_color=LINE)
        page.write_url(i, _LABEL, f"internal:'{sheet.name}'!A4", link, sheet.name, "点这里转到这张表")
        page.write_string(i, _VALUE, sheet.reminder, styles.of(font_color=GREY, indent=1))
