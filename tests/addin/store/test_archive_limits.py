"""A backup that somebody made to fill the disk is refused before a byte of it is written."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.store import archive_limits
from addin.store.archive import MANIFEST, opened_backup, read_manifest, unpack, write_backup

Usage = namedtuple("Usage", "total used free")


def unpacked(file: Path, folder: Path) -> list[str]:
    """The names of what is taken out of a backup."""
    with opened_backup(file) as archive:
        unpack(archive, read_manifest(archive), folder)
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def backup(folder: Path, content: bytes) -> Path:
    (folder / "源").write_bytes(content)
    write_backup(folder / "备份.zip", {"台账.db": folder / "源"}, {})
    return folder / "备份.zip"


def doubled(file: Path) -> None:
    """The archive's directory names its file twice: zip bombs let thousands of names share the same bytes."""
    raw, again = file.read_bytes(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(again, "w") as new:
        told = json.loads(old.read(MANIFEST))
        for n in range(40):
            told["files"][f"{n}.db"] = told["files"]["台账.db"]
        new.writestr("台账.db", old.read("台账.db"))
        new.writestr(MANIFEST, json.dumps(told))
        first = new.getinfo("台账.db")
        for n in range(40):
            entry = zipfile.ZipInfo(f"{n}.db")
            for name in ("file_size", "compress_size", "CRC", "header_offset", "compress_type"):
                setattr(entry, name, getattr(first, name))
            new.filelist.append(entry)
            new.NameToInfo[entry.filename] = entry
    file.write_bytes(again.getvalue())


@pytest.mark.parametrize(("content", "why"), [(bytes(60 << 20), "压得太紧"), (b"d" * 100, "")])
def test_what_is_packed_too_tightly_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    file = backup(tmp_path, content)
    if why:
        with pytest.raises(Refused, match=why):
            unpacked(file, tmp_path / "出")
        assert not any((tmp_path / "出").iterdir())
    else:
        assert unpacked(file, tmp_path / "出") == ["台账.db"]


def test_too_many_files_too_many_bytes_and_a_full_disk_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = backup(tmp_path, b"d" * 5_000)
    for limit, most, why in (("MOST_FILES", 1, "太多了"), ("MOST_BYTES", 4_999, "太大了")):
        with monkeypatch.context() as patch:
            patch.setattr(archive_limits, limit, most)
            with pytest.raises(Refused, match=why):
                unpacked(file, tmp_path / "出")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 4_999))
    with pytest.raises(Refused, match="磁盘空间不够"):
        unpacked(file, tmp_path / "出")
    assert not any((tmp_path / "出").iterdir())


def test_files_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    file = backup(tmp_path, bytes(range(256)) * 400)
    doubled(file)
    with pytest.raises(Refused, match="互相重叠"):
        unpacked(file, tmp_path / "出")
