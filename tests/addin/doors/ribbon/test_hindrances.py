"""What of the workbook keeps a button from its work is a sentence of its own, and no bug."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from addin.doors.ribbon.click import click
from addin.doors.ribbon.hindrances import CLOSED, PROTECTED, READ_ONLY
from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import roster, unit, write


class Locked(Book):
    """A workbook into which nothing can be written, as ``api`` says of it."""

    def __init__(self, app: App, form: Book, api: object) -> None:
        super().__init__(app, form.wb, form.fullname)
        self.api = api
        self.sheets.add = self.refuse  # type: ignore[method-assign]

    def refuse(self, *_: object, **__: object) -> None:
        raise RuntimeError("1004")


class Closed(Book):
    """A workbook that is gone when the button comes to it."""

    @property
    def sheets(self) -> None:
        raise RuntimeError("DisposedException")

    @sheets.setter
    def sheets(self, value: object) -> None:
        """Nothing is kept."""


@pytest.fixture
def form(tmp_path: Path) -> Book:
    return App().books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, 3), **unit(1))))


@pytest.mark.parametrize(
    ("api", "said"),
    [
        (SimpleNamespace(isReadonly=lambda: True), READ_ONLY),
        (SimpleNamespace(isReadonly=lambda: False, isProtected=lambda: True), PROTECTED),
        (SimpleNamespace(ReadOnly=True, ProtectStructure=True), PROTECTED),
    ],
    ids=["read-only in LibreOffice", "protected in LibreOffice", "protected in Excel"],
)
def test_a_workbook_that_takes_nothing_is_told_as_what_it_is(api: object, said: str, form: Book, tmp_path: Path) -> None:
    click("fill_check", Locked(form.app, form, api), UserSettings(tmp_path / "config"))
    assert form.app.said == [said]


def test_a_workbook_that_was_closed_meanwhile_is_told(form: Book, tmp_path: Path) -> None:
    click("fill_check", Closed(form.app, form.wb, form.fullname), UserSettings(tmp_path / "config"))
    assert form.app.said == [CLOSED]


def test_what_is_no_fault_of_the_workbook_stays_a_bug_and_excel_is_not_told_to_undo(form: Book, tmp_path: Path) -> None:
    click("fill_check", Locked(form.app, form, SimpleNamespace(ReadOnly=True)), UserSettings(tmp_path / "config"))
    assert "请点“清除标记”，或者不保存就关闭" in form.app.said[-1]
    assert "Ctrl+Z" not in form.app.said[-1]


def test_libreoffice_undoes_a_click(form: Book, tmp_path: Path) -> None:
    form.app.engine.name = "libreoffice"
    click("fill_check", Locked(form.app, form, SimpleNamespace()), UserSettings(tmp_path / "config"))
    assert "Ctrl+Z" in form.app.said[-1]


def test_the_status_bar_is_given_back_at_the_next_click(form: Book, tmp_path: Path) -> None:
    form.app.status_bar = "“姓名”没有填写。"
    click("help_about", form, UserSettings(tmp_path / "config"))
    assert form.app.status_bar is False
