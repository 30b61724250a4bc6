"""Where an open workbook's file is, and how another is opened outside of the host."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from addin.doors.ribbon.click import click
from addin.doors.ribbon.local_file import local_file, open_outside
from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import roster, unit, write


class InTheCloud(Book):
    """A workbook of OneDrive, whose path xlwings does not know and says so by an error."""

    @property
    def fullname(self) -> str:
        raise LookupError("Couldn't find your local OneDrive file. https://d.docs.live.net/1/花名册.xlsx")

    @fullname.setter
    def fullname(self, value: str) -> None:
        self.name = Path(value).name


def test_a_workbook_never_saved_or_kept_in_the_cloud_has_no_file_here(tmp_path: Path) -> None:
    assert local_file(SimpleNamespace(fullname=str(tmp_path / "表.xlsx"))) == tmp_path / "表.xlsx"
    assert local_file(SimpleNamespace(fullname="工作簿1")) is None
    assert local_file(SimpleNamespace(fullname="https://example.org/表.xlsx")) is None
    assert local_file(InTheCloud(App(), App().books.add().wb, "表.xlsx")) is None


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("fill_check", "发现提醒 1 处"),
        ("fill_clear", "这个工作簿里没有校验的标记"),
        ("fill_report", "还没有保存在这台电脑上，不知道上报文件放在哪里"),
        ("fill_next_period", "还没有保存在这台电脑上，不知道下期的表放在哪里"),
        ("fill_import", "还没有保存在这台电脑上，读不到里面的内容"),
        ("help_about", "银龄"),
    ],
)
def test_a_button_on_a_workbook_in_the_cloud_works_or_says_what_to_do(tag: str, said: str, tmp_path: Path) -> None:
    host = App()
    form = host.books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, 3), **unit(1))))
    click(tag, InTheCloud(host, form.wb, form.fullname), UserSettings(tmp_path / "config"))
    assert said in host.said[-1]


def test_windows_opens_the_path_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert open_outside(tmp_path / "通报（一）.docx", "win32")
    assert opened == [tmp_path / "通报（一）.docx"]


def test_other_systems_open_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) is None)
    assert open_outside(tmp_path / "看板.html", "linux")
    assert opened == [(tmp_path / "看板.html").as_uri()]


def test_what_no_program_opens_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        raise OSError("no program is associated")

    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    assert not open_outside(tmp_path / "通报.docx", "win32")
