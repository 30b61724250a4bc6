"""The sheet of ticks on paper: lines around what is filled in, none through the title, and no name cut."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook_templates.layout import FIRST_ROW, HEADER_ROW
from workbook_templates.schema import form
from workbook_templates.write.fill import write_form
from workbook_templates.write.tick_sheet import HEADERS, with_tick_sheet

LONG = "盘龙区市场监督管理局（含原工商行政管理局、原质量技术监督局）离退休干部第二党支部"
PEOPLE = (("张建国", "530102196303072415", "党员", "第一党支部"), ("李明", "530102198511230018", "群众", LONG))
ACTIVITIES = ("2026Q3-0001", "2026Q3-0002")


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    blank = BytesIO()
    write_form(blank, form("activity"), {}, {})
    content = with_tick_sheet(blank.getvalue(), "签到表", "活动记录　签到表", PEOPLE, ACTIVITIES, "", ["党员", "群众"])
    return load_workbook(BytesIO(content))["签到表"]


def test_lines_are_around_each_place_to_tick_and_not_through_the_title(sheet: Worksheet) -> None:
    width = len(HEADERS) + len(ACTIVITIES)
    for row in range(HEADER_ROW, FIRST_ROW + len(PEOPLE)):
        for column in range(1, width + 1):
            border = sheet.cell(row, column).border
            assert {border.left.style, border.right.style, border.top.style, border.bottom.style} == {"thin"}
    assert not sheet.print_options.gridLines
    for row in (1, 2):
        assert sheet.row_dimensions[row].customFormat, "else the columns' lines go through it"
        assert sheet.row_dimensions[row].border.top.style is None
        assert sheet.cell(row, 1).border.top.style is None


def test_a_row_is_as_high_as_a_long_name_needs(sheet: Worksheet) -> None:
    """41 Chinese characters in a column of 36 characters take three lines of 16.5 points."""
    assert sheet.row_dimensions[FIRST_ROW].height == 22
    assert sheet.row_dimensions[FIRST_ROW + 1].height >= 3 * 16.5
