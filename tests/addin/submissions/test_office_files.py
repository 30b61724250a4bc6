"""File names that are safe everywhere, and finding the workbooks in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.submissions.office_files import copy_atomically, safe_name, write_text_atomically
from workbook_templates.read import FileBytes


@given(st.text())
def test_a_safe_name_is_one_component_of_a_path(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= 81
    assert Path(name).name == name
    assert not set(name) & set('\\/:*?"<>|\0\n\r\t')
    assert name not in (".", "..")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("aux.xlsx", "_aux.xlsx"),
        ("花名册 第一份", "花名册 第一份"),
        ("", "_"),
    ],
)
def test_names_that_would_do_harm(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_text_for_a_clerk_opens_in_notepad(tmp_path: Path) -> None:
    write_text_atomically(tmp_path / "退回" / "说明.txt", "第一行\n第二行\n")
    assert (tmp_path / "退回" / "说明.txt").read_bytes() == "\ufeff第一行\r\n第二行\r\n".encode()


def test_a_copy_that_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "target").write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("workbook_templates.atomic_write.os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        copy_atomically(FileBytes(tmp_path / "new"), tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"old"
