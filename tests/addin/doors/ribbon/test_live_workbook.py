"""Both doors check the same way: what is found in an open workbook is what is found in its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_forms
from addin.demo.plants import plant_errors
from addin.doors.ribbon.live_workbook import read_live_workbook
from addin.errors import Refused
from addin.usecases.check_files import check_files
from addin.usecases.live_form import check_open_form
from tests.addin.demo.conftest import SMALL
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import roster, unit, write
from validators.finding import Report

WRITTEN, MOST = 24, 10


def told(report: Report) -> set[tuple[str, str, str, str]]:
    """All but T06: this host knows no results of formulas."""
    return {(one.rule, one.sheet, one.cell, one.message) for one in report.findings if one.rule != "T06"}


def test_planted_errors_are_found_as_in_the_files(tmp_path: Path) -> None:
    county = make_county(3, SMALL)
    books = clean_books(county, SMALL)
    plant_errors(county, books, 3, SMALL)
    paths = save_forms(books[:WRITTEN], tmp_path)
    reports = {path: check_files([path])[0] for path in paths}
    usable = [path for path in paths if reports[path].usable]
    chosen = sorted(usable, key=lambda path: -len({one.rule for one in reports[path].findings}))[:MOST]
    rules = set()
    for path in chosen:
        opened = check_open_form(read_live_workbook(App().books.open(str(path))).submission)
        assert told(opened) == told(reports[path]), path.name
        rules |= {one.rule for one in opened.findings}
    assert len(rules) > 25


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return App().books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, 4), **unit(1))))


def rules(book: Book) -> set[str]:
    return {one.rule for one in check_open_form(read_live_workbook(book).submission).findings}


def test_merged_hidden_and_error_cells_are_seen(book: Book) -> None:
    clean = rules(book)
    people = book.wb["离退休干部"]
    people.merge_cells("C5:C6")
    people.row_dimensions[7].hidden = True
    people["E4"].value = "#REF!"
    book.wb["任职"].sheet_state = "hidden"
    found = check_open_form(read_live_workbook(book).submission).findings
    new = {(one.rule, one.sheet) for one in found if one.rule not in clean}
    assert {sheet for _, sheet in new} >= {"离退休干部", "任职"}
    words = " ".join(one.message for one in found)
    for word in ("合并", "隐藏", "#REF!"):
        assert word in words


def test_a_true_date_is_read_as_a_date(book: Book) -> None:
    people = book.wb["离退休干部"]
    column = next(cell.column for cell in people[3] if cell.value == "出生日期")
    people.cell(4, column).value = dt.datetime(1958, 1, 10)
    assert read_live_workbook(book).submission.tables["离退休干部"].get("出生日期")[0] == dt.date(1958, 1, 10)


def test_what_is_none_of_our_forms_is_refused() -> None:
    with pytest.raises(Refused, match="不是本系统的表"):
        read_live_workbook(App().books.add())
