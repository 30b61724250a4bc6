"""A backup is one file that says of itself what must be in it, and is refused where anything in it is not so."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.store.archive import MANIFEST, opened_backup, read_manifest, unpack, verify_backup, write_backup


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "源"
    folder.mkdir()
    texts = {"台账.db": b"d" * 3_000_000, "已收/2026Q3/一局.xlsx": b"PK one", "设置.toml": "级别 = 1".encode()}
    for n, content in enumerate(texts.values()):
        (folder / str(n)).write_bytes(content)
    return {name: folder / str(n) for n, name in enumerate(texts)}


@pytest.mark.parametrize("password", ["", "银杏2026"])
def test_what_was_put_in_comes_out(tmp_path: Path, files: dict[str, Path], password: str) -> None:
    made = write_backup(tmp_path / "备份.zip", files, {"code": "530102"}, password)
    with opened_backup(tmp_path / "备份.zip", password) as archive:
        found = read_manifest(archive)
        verify_backup(archive, found)
        unpack(archive, found, tmp_path / "出")
    assert found == made
    assert found.about == {"code": "530102"}
    for name, source in files.items():
        assert (tmp_path / "出" / name).read_bytes() == source.read_bytes()


def test_a_password_is_needed_and_nothing_can_be_read_without_it(tmp_path: Path, files: dict[str, Path]) -> None:
    file = tmp_path / "备份.bak"
    write_backup(file, files, {}, "银杏2026")
    assert b"dddd" not in file.read_bytes()
    for wrong in ("", "别的密码"):
        with pytest.raises(Refused, match="密码"), opened_backup(file, wrong):
            pass


def test_no_byte_can_be_changed_unnoticed(tmp_path: Path, files: dict[str, Path]) -> None:
    file = tmp_path / "备份.zip"
    write_backup(file, files, {})
    whole, was_read = file.read_bytes(), 0
    whole_files = {name: source.read_bytes() for name, source in files.items()}
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with suppress(Refused):
            with opened_backup(file) as archive:
                found = read_manifest(archive)
                unpack(archive, found, tmp_path / "出")
            was_read += 1  # the changed byte was of a date or the like, not of what is in it
            assert {name: (tmp_path / "出" / name).read_bytes() for name in found.files} == whole_files
    assert was_read < 20
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="不能用来恢复"), opened_backup(file):
        pass


@pytest.mark.parametrize("name", ["../设置.toml", "/etc/x", "a/../../x", "C:/x", "a\\..\\x", ""])
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    file = tmp_path / "备份.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name or "x", b"")
        archive.writestr(MANIFEST, json.dumps({"about": {}, "files": {name: "e3b0c44298fc"}}))
    with opened_backup(file) as archive, pytest.raises(Refused, match="不能用来恢复"):
        unpack(archive, read_manifest(archive), tmp_path / "出" / "里")
    assert not list(tmp_path.rglob("x"))


def test_a_file_that_lacks_a_manifest_is_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as archive:
        archive.writestr("台账.db", b"x")
    with opened_backup(tmp_path / "别的.zip") as archive, pytest.raises(Refused, match="没有备份清单"):
        read_manifest(archive)
    (tmp_path / "文本.zip").write_bytes(b"no archive")
    with pytest.raises(Refused, match="不是备份文件"), opened_backup(tmp_path / "文本.zip"):
        pass
