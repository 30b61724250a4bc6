"""A file is whole or as it was: whatever fails, nothing half-written is left behind, and no link is written through."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook_templates import atomic_write
from workbook_templates.atomic_write import clear_leftovers, copy_atomically, replacing, write_atomically

Write = Callable[[Path], None]


class PowerCutError(BaseException):
    """Not an Exception: what interrupts a program is none."""


def _written(target: Path) -> None:
    write_atomically(target, b"new", durable=True)


def _copied(target: Path) -> None:
    (target.parent / "source").write_bytes(b"new")
    copy_atomically(target.parent / "source", target, durable=True)


def _streamed(target: Path) -> None:
    with replacing(target, durable=True) as file:
        file.write(b"old and longer")
        file.seek(0)
        file.truncate()
        file.write(b"new")


ways = pytest.mark.parametrize("write", [_written, _copied, _streamed])


@ways
@pytest.mark.parametrize("before", [None, b"what stood there before"])
def test_the_content_takes_the_place_of_what_stood_there(tmp_path: Path, write: Write, before: bytes | None) -> None:
    if before:
        (tmp_path / "target").write_bytes(before)
    write(tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"new"
    assert {file.name for file in tmp_path.iterdir()} <= {"target", "source"}


@ways
@pytest.mark.parametrize("step", ["os.fsync", "Path.replace"])
@pytest.mark.parametrize("error", [OSError, PowerCutError])
def test_after_a_failure_all_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, step: str, error: type[BaseException]
) -> None:
    def fail(*_: object) -> None:
        raise error

    (tmp_path / "target").write_bytes(b"old")
    monkeypatch.setattr(f"workbook_templates.atomic_write.{step}", fail)
    with pytest.raises(error):
        write(tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"old"
    assert {file.name for file in tmp_path.iterdir()} <= {"target", "source"}


def test_whoever_reads_meanwhile_sees_the_old_content(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"


def test_only_what_must_survive_a_power_cut_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(atomic_write.os, "fsync", synced.append)
    write_atomically(tmp_path / "a", b"")
    assert not synced
    write_atomically(tmp_path / "a", b"", durable=True)
    assert synced


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 要管理员才能建链接")
def test_no_link_is_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in the place of the target is replaced; one under the temporary name, were it guessed, stops the writing."""
    victim, target = tmp_path / "victim", tmp_path / "target"
    victim.write_bytes(b"untouched")
    target.symlink_to(victim)
    write_atomically(target, b"new")
    assert (victim.read_bytes(), target.is_symlink()) == (b"untouched", False)
    monkeypatch.setattr(atomic_write.os, "urandom", bytes)
    (tmp_path / f".{bytes(8).hex()}.tmp").symlink_to(victim)
    with pytest.raises(FileExistsError):
        write_atomically(target, b"newer")
    assert (victim.read_bytes(), target.read_bytes()) == (b"untouched", b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的权限由文件夹继承")
def test_a_new_file_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "target", b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "target")}
    assert len(modes) == 1, modes


def test_leftovers_of_killed_runs_go_when_they_are_a_day_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.setattr(atomic_write.Path, "unlink", lambda _: None)  # killed: nothing is tidied up
    monkeypatch.setattr(atomic_write.Path, "replace", lambda *_: None)
    for name in ("old", "young"):
        write_atomically(tmp_path / "sub" / name, b"")
    monkeypatch.undo()
    old, young = sorted((tmp_path / "sub").iterdir())
    os.utime(old, (0, 0))
    clear_leftovers(tmp_path)
    assert list((tmp_path / "sub").iterdir()) == [young]
