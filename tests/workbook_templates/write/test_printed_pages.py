"""A wide sheet on paper: no page for a column or two, and nothing above the headers that is cut on the further pages."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from workbook_templates.cell_types import width
from workbook_templates.layout import HEADER_ROW
from workbook_templates.schema import all_forms, form
from workbook_templates.write.fill import write_form
from workbook_templates.write.printed_pages import pages_wide

KINDS = list(all_forms())
COVER = {"填报单位": "盘龙区农业农村局", "报告期": "2026Q3"}


@pytest.mark.parametrize("kind", KINDS)
def test_title_and_reminder_stand_once_and_whole(kind: str) -> None:
    """What stands in columns that are repeated on the pages to the right would be printed again and cut where they end."""
    filled = BytesIO()
    write_form(filled, form(kind), COVER, {})
    book = openpyxl.load_workbook(filled)
    for made in form(kind).sheets:
        sheet = book[made.name]
        texts = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(max_row=HEADER_ROW - 1)]
        assert [len(row) for row in texts] == [1, 1]
        assert "盘龙区农业农村局" in texts[0][0]
        repeated = sheet.print_title_cols
        assert bool(repeated) == (sheet.page_setup.fitToWidth not in (None, 1))
        if repeated:
            last = openpyxl.utils.column_index_from_string(repeated.split(":")[1].strip("$"))
            assert not any(cell.value for row in sheet.iter_rows(max_row=HEADER_ROW - 1, max_col=last) for cell in row)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_for_a_column_or_two(kind: str) -> None:
    """About 215 characters fit on a page (6 points); what is left for the last one is more than two short columns."""
    for sheet in form(kind).sheets:
        left = sum(width(column) for column in sheet.own) % 215
        assert pages_wide(sheet) == 1 or left > 33, sheet.name
