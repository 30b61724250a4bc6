"""Founding and opening an office's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.errors import Refused
from addin.settings import FILE_NAME
from addin.submissions.folder import FOLDERS, open_office
from addin.submissions.ledger_identity import DATABASE
from addin.submissions.register import load_units
from tests.addin.conftest import found, registered


def test_the_folder_has_its_places(tmp_path: Path) -> None:
    found(tmp_path / "o")
    assert {path.name for path in (tmp_path / "o").iterdir()} >= {*FOLDERS, FILE_NAME, DATABASE}


def test_founding_again_changes_nothing(tmp_path: Path) -> None:
    found(tmp_path / "o", units=registered(1, 2))
    (tmp_path / "o" / FILE_NAME).open("a", encoding="utf-8").write("liaison_most_organisations = 2\n")
    before = (tmp_path / "o" / FILE_NAME).read_bytes()
    again = found(tmp_path / "o")
    assert (tmp_path / "o" / FILE_NAME).read_bytes() == before
    assert [unit.code for unit in load_units(again)] == [unit.code for unit in registered(1, 2)]
    assert again.settings.policy["liaison_most_organisations"] == 2


def test_another_office_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    found(tmp_path / "o")
    with pytest.raises(Refused, match="已经是“盘龙区委老干部局”"):
        found(tmp_path / "o", "530103")


def test_what_is_no_office_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path, sentence in ((tmp_path / "none", "找不到文件夹"), (tmp_path, "不是一个机构文件夹")):
        with pytest.raises(Refused, match=sentence):
            open_office(path)
    with pytest.raises(Refused, match="是一个文件"):
        found(tmp_path / "file")


def test_a_database_beside_the_folder(tmp_path: Path) -> None:
    office = found(tmp_path / "o", database="sqlite:///共用.db")
    assert (tmp_path / "o" / "共用.db").is_file()
    assert not (tmp_path / "o" / DATABASE).exists()
    assert load_units(office) == []
