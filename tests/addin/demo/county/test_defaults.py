"""A required column that the generator does not know gets a value from the schema, in whole rows alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from addin.demo.county.defaults import completed, default_values
from addin.demo.county.make_county import clean_books
from tests.addin.demo.conftest import SMALL, small_county
from workbook_templates.schema import Column, Sheet, form

POSTS = form("roster").sheet("任职")
CHOICE = Column("试填", "list", required=True, codes="是否")
DAY = Column("试填日期", "date", required=True, not_before="任职日期", example="2025-01-01")
BRANCH = Column("试填支部", "organisation_code", required=True, refers_to=("党组织.党组织代码",), example="530102000001")
ROW = {
    "身份证号": "530102196303072415", "姓名": "张建国", "任职组织代码": "530102000002", "职务": "书记", "任职人员类别": "离退休",
    "任职日期": dt.date(2025, 6, 1),
}  # fmt: skip


def grown(*columns: Column) -> Sheet:
    return replace(POSTS, columns=POSTS.columns + columns, own_columns=len(POSTS.columns) + len(columns))


def test_the_generator_fills_every_required_column_there_is() -> None:
    assert [values for book in clean_books(small_county(), SMALL) for values in book.defaults.values() if values] == []


@pytest.mark.parametrize(
    ("column", "unit", "value"),
    [
        (CHOICE, {}, "是"),
        (CHOICE._replace(example="否"), {}, "否"),
        (CHOICE._replace(required=False, example="否"), {}, None),
        (DAY, {}, dt.date(2025, 1, 1)),
        (BRANCH, {"党组织": [{"党组织代码": "530102000007"}]}, "530102000007"),
        (BRANCH, {"党组织": []}, "530102000001"),
    ],
)
def test_a_value_comes_from_the_unit_s_forms_or_the_schema(
    column: Column, unit: dict[str, list[dict[str, object]]], value: object
) -> None:
    made = default_values(grown(column), set(ROW), unit)
    assert made.get(column.name) == value


def test_a_date_is_no_earlier_than_it_may_be() -> None:
    sheet = grown(DAY)
    assert completed(sheet, ROW, default_values(sheet, set(ROW), {}))["试填日期"] == ROW["任职日期"]


@pytest.mark.parametrize("row", [{}, {"身份证号": "合计"}])
def test_what_is_no_whole_row_stays_as_it_is(row: dict[str, object]) -> None:
    sheet = grown(CHOICE)
    assert completed(sheet, row, default_values(sheet, set(ROW), {})) == row


def test_a_value_that_was_spoilt_stays_spoilt() -> None:
    sheet = grown(CHOICE)
    assert completed(sheet, ROW | {"试填": None}, default_values(sheet, set(ROW), {}))["试填"] is None
