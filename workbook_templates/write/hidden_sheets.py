"""The hidden sheets: the code lists behind the drop-downs, and the metadata that says which form this is."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook

from workbook_templates.layout import LISTS, META, META_ID, META_KIND, META_VERSION, letters
from workbook_templates.schema import Form


def list_ranges(form: Form) -> dict[str, str]:
    """The absolute cell range of each code list of the form, by the list's name, as a drop-down refers to it."""
    ranges = {}
    for i, (name, values) in enumerate(_lists(form).items()):
        column = letters(i)
        ranges[name] = f"'{LISTS}'!${column}$2:${column}${len(values) + 1}"
    return ranges


def add_lists(book: Workbook, form: Form) -> None:
    """Add the hidden sheet of code lists: one list per column, its name in the first row."""
    page = book.add_worksheet(LISTS)
    for i, (name, values) in enumerate(_lists(form).items()):
        for row, text in enumerate((name, *values)):
            page.write_string(row, i, text)
    page.protect()
    page.hide()


def add_meta(book: Workbook, form: Form) -> None:
    """Add the hidden sheet of metadata: kind, version and workbook id; the id's cell is prepared and empty."""
    page = book.add_worksheet(META)
    text = book.add_format({"num_format": "@"})
    for row, (key, value) in enumerate(((META_KIND, form.kind), (META_VERSION, str(form.version)), (META_ID, ""))):
        page.write_string(row, 0, key)
        if value:
            page.write_string(row, 1, value, text)
        else:
            page.write_blank(row, 1, None, text)
    page.protect()
    page.very_hidden()


def _lists(form: Form) -> dict[str, tuple[str, ...]]:
    columns = [*form.cover.columns, *(column for sheet in form.sheets for column in sheet.columns)]
    return {column.drop_down: column.allowed for column in columns if column.codes}
