"""Button 改正建议: what could be corrected on a sheet, then what was chosen into the open form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.doors.ribbon.click import click
from addin.doors.ribbon.live_suggestions import SHEET
from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import roster, unit, write
from tests.addin.suggested_forms import DOUBTFUL, PEOPLE, SURE, suggested_roster

BUTTON = "fill_suggest"


@pytest.fixture
def form_book(host: App, tmp_path: Path) -> Book:
    return host.books.open(str(suggested_roster(tmp_path / "花名册.xlsx")))


def shown(book: Book, column: str, row: int) -> Any:
    sheet = book.wb[PEOPLE]
    at = next(cell.column for cell in sheet[3] if cell.value == column)
    return sheet.cell(row, at).value


def asked(host: App, form_book: Book, memory: UserSettings) -> Book:
    click(BUTTON, form_book, memory)
    book = host.books[-1]
    assert book.wb.active.title == SHEET
    return book


def test_the_sheet_tells_each_cell_and_nothing_is_changed_yet(host: App, form_book: Book, memory: UserSettings) -> None:
    sheet = asked(host, form_book, memory).wb.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    told = {(row[4], int("".join(filter(str.isdigit, row[3])))): (row[0] or "", row[6]) for row in rows}
    expected = {place: ("是", value) for place, (_, value) in SURE.items()}
    assert told == expected | {place: ("", value) for place, (_, value) in DOUBTFUL.items()}
    assert [shown(form_book, *place) for place in DOUBTFUL] == [was for was, _ in DOUBTFUL.values()]
    assert "可以建议改正 6 处" in host.said[-1]


def test_what_was_chosen_is_written_and_the_rest_left(host: App, form_book: Book, memory: UserSettings) -> None:
    book = asked(host, form_book, memory)
    sheet = book.wb.active
    for row in sheet.iter_rows(min_row=3):
        row[0].value = "是" if row[4].value == "民族" else "否" if row[4].value == "联系电话" else row[0].value
    click(BUTTON, book, memory)
    assert shown(form_book, "民族", 7) == "汉族"
    assert shown(form_book, "性别", 4) == "男"
    assert shown(form_book, "退休日期", 6) == "2023-03"
    assert shown(form_book, "联系电话", 5) == SURE["联系电话", 5][0]
    assert shown(form_book, "政治面貌", 9) == "党员"
    assert "已改正 3 处" in host.said[-1]
    assert "再点一次“校验本表”" in host.said[-1]


def test_a_row_inserted_meanwhile_puts_nothing_on_the_wrong_person(host: App, form_book: Book, memory: UserSettings) -> None:
    book = asked(host, form_book, memory)
    form_book.wb[PEOPLE].insert_rows(4)
    click(BUTTON, book, memory)
    assert [shown(form_book, column, row + 1) for column, row in SURE] == [was for was, _ in SURE.values()]
    assert "已改正 0 处" in host.said[-1]
    assert f"{len(SURE)} 处在这期间变过了" in host.said[-1]


def test_any_other_word_stops_it(host: App, form_book: Book, memory: UserSettings) -> None:
    book = asked(host, form_book, memory)
    book.wb.active["A4"].value = "改吧"
    click(BUTTON, book, memory)
    assert "第 4 行" in host.said[-1]
    assert shown(form_book, "性别", 4) is None


def test_a_form_that_was_closed_is_told(host: App, form_book: Book, memory: UserSettings) -> None:
    book = asked(host, form_book, memory)
    host.books.remove(form_book)
    click(BUTTON, book, memory)
    assert "已经关闭了" in host.said[-1]


def test_a_clean_form_opens_no_sheet(host: App, memory: UserSettings, tmp_path: Path) -> None:
    clean = host.books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, 2), **unit(1))))
    click(BUTTON, clean, memory)
    assert len(host.books) == 1
    assert "没有可以建议改正" in host.said[-1]
