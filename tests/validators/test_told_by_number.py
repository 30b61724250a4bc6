"""Sex and date of birth from an identity number."""

from __future__ import annotations

import datetime as dt

import pytest

from validators.rule import View
from validators.told_by_number import told_by_number
from workbook_templates.schema import form
from workbook_templates.table import Table

SHEET = next(sheet for sheet in form("roster").sheets if sheet.name == "离退休干部")


@pytest.mark.parametrize(
    ("column", "number", "told"),
    [
        ("性别", "530102196303072415", "男"),
        ("性别", "530102196303072423", "女"),
        ("出生日期", "530102196303072415", dt.date(1963, 3, 7)),
        ("出生日期", "530102196303072416", None),  # its check digit is wrong
        ("性别", None, None),
        ("姓名", "530102196303072415", None),
    ],
)
def test_only_a_right_number_tells(column: str, number: str | None, told: object) -> None:
    table = Table(SHEET, {"身份证号": [number], column: [None]}, [4], [0])
    assert told_by_number(View(table, SHEET.column(column), [None]), 0) == told
