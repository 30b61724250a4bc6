"""Reasons for warnings by buttons: typed into the list of the open form, and answered by the office on a sheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.addin.conftest import found, registered
from tests.addin.doors.ribbon.test_click_office import Clerk
from tests.addin.explained_forms import REASON, explained, with_short_number
from tests.addin.memory_host import Book


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    office = found(tmp_path / "盘龙区", units=registered(1, kinds=("roster",)))
    shutil.copy(explained(tmp_path), office.root / "收件箱")
    return Clerk(office, tmp_path, monkeypatch)


def answer(clerk: Clerk, text: str) -> str:
    clerk.click("gather_reasons")
    form = clerk.host.books[-1]
    assert REASON in str(form.wb.active["C3"].value)
    form.wb.active["B3"].value = text
    return clerk.click("gather_reasons", form)


def letters(clerk: Clerk) -> list[str]:
    return [one.read_text(encoding="utf-8-sig") for one in (clerk.office.root / "退回").rglob("*受理意见*.txt")]


@pytest.mark.parametrize(("text", "told"), [("认可", "认可（李经办"), ("不认可：打不通", "不认可（李经办")])
def test_the_office_answers_on_a_sheet(clerk: Clerk, text: str, told: str) -> None:
    clerk.click("gather_receive")
    assert text[:2] in answer(clerk, text)
    (letter,) = letters(clerk)
    assert told in letter
    assert "0 条待受理" in clerk.click("gather_reasons")


@pytest.mark.parametrize("text", ["再看看", "不认可", "同意吧"])
def test_an_answer_that_is_neither_changes_nothing(clerk: Clerk, text: str) -> None:
    clerk.click("gather_receive")
    assert "什么也没有改" in answer(clerk, text)
    assert letters(clerk) == []


def test_words_in_the_list_of_the_open_form_outlive_a_check_and_clearing(clerk: Clerk, tmp_path: Path) -> None:
    book = clerk.host.books.open(str(with_short_number(tmp_path, "新.xlsx")))
    clerk.click("fill_check", book)
    sheet = book.sheets["问题清单"]
    rows = sheet.range((1, 1), (sheet.used_range.last_cell.row, 11)).value
    (at,) = [n for n, row in enumerate(rows, start=1) if row[7] == "F09"]
    sheet.range((at, 9)).value = REASON
    clerk.click("fill_check", book)
    assert said(book) == {"F09": REASON}
    clerk.click("fill_clear", book)
    assert said(book) == {"F09": REASON}
    assert len(lines(book)) == 1
    clerk.click("fill_check", book)
    assert said(book) == {"F09": REASON}


def lines(book: Book) -> list[list[object]]:
    sheet = book.sheets["问题清单"]
    return list(sheet.range((3, 1), (sheet.used_range.last_cell.row, 11)).options(ndim=2).value)


def said(book: Book) -> dict[object, object]:
    return {row[7]: row[8] for row in lines(book) if row[8]}
