"""Which files of a folder are meant when the folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook_templates.read.folder import files_below


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "b.xlsx",
        "A.XLSX",
        "~$b.xlsx",
        ".~lock.b.xlsx#",
        ".c.xlsx",
        "读我.txt",
        "上报/d.xls",
        ".git/e.xlsx",
        "已校验/b.xlsx",
    )
    for name in (*names, "已校验/b.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    return tmp_path


def below(folder: Path, *suffixes: str, without: str | None = None, at: str = "") -> list[str]:
    shut = [folder / without] if without else []
    return [file.relative_to(folder).as_posix() for file in files_below(folder / at, suffixes, without=shut)]


def test_only_visible_files_of_these_kinds_are_found(folder: Path) -> None:
    assert below(folder, ".xlsx") == ["A.XLSX", "b.xlsx", "已校验/b.xlsx"]
    assert below(folder, ".xls") == ["上报/d.xls"]


def test_a_folder_that_is_left_out_is_entered_where_it_is_the_one_named(folder: Path) -> None:
    assert below(folder, ".xlsx", without="已校验") == ["A.XLSX", "b.xlsx"]
    assert below(folder, ".xlsx", without="已校验", at="已校验") == ["已校验/b.xlsx"]
