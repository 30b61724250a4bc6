"""``yinling password``: what is locked opens with its password alone, and with it says the same as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.read import read_submission

SECRET = "秋天的银杏2026"


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(tmp_path, capsys, monkeypatch)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return write(tmp_path / "上报.xlsx", "roster", roster(1), **unit(1))


def test_there_and_back(clerk: Clerk, form: Path) -> None:
    before = form.read_bytes()
    clerk.types("password", "set", form, "--password", SECRET)
    locked = form.with_name("上报（加密）.xlsx")
    assert clerk.status == 0
    assert form.read_bytes() == before
    assert b"PK\x03\x04" not in locked.read_bytes()[:8]
    assert not read_submission(locked).usable
    assert not read_submission(locked, password="别的密码").usable
    assert read_submission(locked, password=SECRET).tables["离退休干部"].get("姓名") == read_submission(form).tables[
        "离退休干部"
    ].get("姓名")
    clerk.types("check", locked, "--password", SECRET)
    assert clerk.status == 0
    clerk.types("password", "remove", locked, "--password", SECRET, "-o", clerk.office / "收到")
    assert clerk.status == 0
    assert (clerk.office / "收到" / "上报（已解密）.xlsx").read_bytes() == before


def test_what_cannot_be_done_is_said_and_nothing_is_written(clerk: Clerk, form: Path) -> None:
    broken, gone = form.with_name("坏.xlsx"), form.with_name("没有.xlsx")
    broken.write_bytes(b"PK\x03\x04 half")
    text = form.with_name("说明.txt")
    text.write_text("说明", encoding="utf-8")
    clerk.types("password", "set", form, "--password", SECRET)
    locked = form.with_name("上报（加密）.xlsx")
    whole = {path.name for path in form.parent.iterdir()}
    for words, told in (
        (("set", form, "--password", "123"), "密码太短"),
        (("set", form, "--password", SECRET), "没有覆盖"),
        (("set", locked, "--password", SECRET, "-o", clerk.office / "新"), "已经有密码了"),
        (("set", form, broken, "--password", SECRET, "-o", clerk.office / "新"), "不是完好的文件"),
        (("set", text, "--password", SECRET), "不能加密码"),
        (("set", gone, "--password", SECRET), "没有.xlsx"),
        (("remove", form, "--password", SECRET), "没有密码"),
        (("remove", locked, "--password", "别的密码"), "密码"),
    ):
        clerk.types("password", *words)
        assert (clerk.status, told in clerk.scolded) == (2, True), clerk.scolded
    assert {path.name for path in form.parent.iterdir()} == whole
