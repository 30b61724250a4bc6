"""A small number in a date column is what somebody typed, a year and perhaps a month: never a day of 1905."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from workbook_templates.cell_types import need_no_parsing
from workbook_templates.schema import form
from workbook_templates.values.date import as_typed, parse_date

RETIRED = form("roster").sheet("离退休干部").column("退休日期")
OF_EXCEL = dt.datetime(1899, 12, 30)


def shown(number: float) -> dt.datetime:
    """The moment a spreadsheet shows for a number in a date cell: so many days after its day zero."""
    return OF_EXCEL + dt.timedelta(days=number)


@pytest.mark.parametrize("number", [2025.6, 2018.5, 2026.4, 1956.3, 2025, 1949, 2025.01, 2025.12, 2025.1, 25.6, 6.15])
def test_a_typed_number_comes_back_as_it_was_typed(number: float) -> None:
    assert as_typed(shown(number)) == number
    assert parse_date(shown(number)) is None, "a day is asked for"


@pytest.mark.parametrize(
    ("number", "month"),
    [
        (2025.6, "2025-06"), (2025.06, "2025-06"), (2025.12, "2025-12"), (2025.11, "2025-11"), (1956.3, "1956-03"),
        (2025.01, "2025-01"), (2025.1, None), (2025.13, None), (2025.0, None), (2025.35, None), (25.6, None), (2025.006, None),
    ],
)  # fmt: skip
def test_where_a_month_is_enough_it_is_the_month(number: float, month: str | None) -> None:
    expected = dt.date.fromisoformat(f"{month}-01") if month else None
    assert parse_date(shown(number), month=True) == expected
    assert parse_date(number, month=True) == expected, "in a cell without the format of a date"
    assert parse_date(number) is None


@given(st.dates(dt.date(1906, 1, 1), dt.date(2100, 12, 31)), st.times())
def test_every_other_day_stays_the_day_it_is(day: dt.date, time: dt.time) -> None:
    assert as_typed(day) is day
    assert parse_date(day) == parse_date(dt.datetime.combine(day, time)) == day


@pytest.mark.parametrize("text", ["1905-07-17", "1905年7月17日"])
def test_a_day_of_1905_in_words_is_what_it_says(text: str) -> None:
    assert parse_date(text) == dt.date(1905, 7, 17)


def test_a_column_of_dates_is_parsed_where_one_is_a_year() -> None:
    assert need_no_parsing(RETIRED, [dt.date(2023, 3, 31)])
    assert not need_no_parsing(RETIRED, [dt.date(2023, 3, 31), shown(2023).date()])


def test_the_reader_of_files_gives_such_cells_as_it_is_assumed_here(tmp_path) -> None:  # type: ignore[no-untyped-def]
    book = openpyxl.Workbook()
    for row, number in enumerate((2025.6, 2025), start=1):
        book.active.cell(row, 1, number).number_format = "yyyy-mm-dd"  # type: ignore[union-attr]
    book.save(tmp_path / "a.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == [shown(2025.6), shown(2025).date()]
