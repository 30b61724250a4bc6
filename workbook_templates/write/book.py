"""The blank form as XlsxWriter writes it: the parts of its zip package, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache

from xlsxwriter.workbook import Workbook

from workbook_templates.schema import Form
from workbook_templates.write.cover import add_cover
from workbook_templates.write.data_sheet import add_data_sheet
from workbook_templates.write.hidden_sheets import add_lists, add_meta, list_ranges
from workbook_templates.write.notes_sheet import add_notes
from workbook_templates.write.style import FONT, FormStyles

CREATED = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)  # fixed, so that two builds are equal byte for byte


@cache
def blank_parts(form: Form) -> dict[str, bytes]:
    """The parts of the blank form by name, in package order, built once per form.

    Sheets are numbered from 1: cover, notes, data sheets, code lists, metadata.
    """
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
        "default_row_height": 22,
        "default_column_width": 72,
    }
    book = Workbook(stream, options)
    book.set_properties({"title": f"离退休干部党建报表　{form.title}", "author": "银龄", "created": CREATED})
    book.set_size(24000, 14000)
    styles, lists = FormStyles(book), list_ranges(form)
    add_cover(book, styles, form, lists)
    add_notes(book, styles, form)
    for sheet in form.sheets:
        add_data_sheet(book, styles, form, sheet, lists)
    add_lists(book, form)
    add_meta(book, form)
    book.close()
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}
