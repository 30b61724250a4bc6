"""The bytes of a file stay what they were when it was read, or are not to be had."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from workbook_templates.read import ChangedSinceRead, FileBytes, limits
from workbook_templates.read.troubles import LOCK, MISSING, TOO_BIG, Unusable

BEFORE, AFTER = b"PK\x03\x04 before", b"PK\x03\x04 afterwards"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(BEFORE)
    return path


def written(content: FileBytes) -> bytes:
    stream = io.BytesIO()
    content.write_to(stream)
    return stream.getvalue()


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    content = FileBytes(tmp_path / "later.xlsx")
    content.path.write_bytes(BEFORE)
    assert content.data == BEFORE


def test_a_later_change_changes_nothing(file: Path) -> None:
    content = FileBytes(file)
    assert content.data == BEFORE
    file.write_bytes(AFTER)
    assert content.changed_since
    assert (content.data, written(content)) == (BEFORE, BEFORE)
    assert (content.sha256, content.size) == (hashlib.sha256(BEFORE).hexdigest(), len(BEFORE))


def test_bytes_that_were_let_go_are_loaded_again(file: Path) -> None:
    content = FileBytes(file)
    assert len(content.data) == content.held
    content.let_go()
    assert content.held == 0
    assert (written(content), content.held) == (BEFORE, 0), "copied piece by piece"
    assert (content.data, content.size, content.changed_since) == (BEFORE, len(BEFORE), False)


@pytest.mark.parametrize("change", ["written", "gone"])
def test_others_are_not_taken_for_those_that_were_let_go(change: str, file: Path) -> None:
    content = FileBytes(file)
    assert content.data
    content.let_go()
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(AFTER)
    assert content.changed_since is (change == "written")
    for again in (lambda: content.data, lambda: written(content)):
        with pytest.raises(ChangedSinceRead):
            again()
    assert content.sha256 == hashlib.sha256(BEFORE).hexdigest()


def test_what_is_never_loaded_has_a_hash_and_can_be_copied(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 3)
    lock = file.with_name("~$a.xlsx")
    lock.write_bytes(BEFORE)
    for path, trouble in ((file, TOO_BIG), (lock, LOCK)):
        content = FileBytes(path)
        assert (content.sha256, content.size) == (hashlib.sha256(BEFORE).hexdigest(), len(BEFORE))
        assert (written(content), content.held) == (BEFORE, 0)
        with pytest.raises(Unusable) as unusable:
            _ = content.data
        assert unusable.value.trouble is trouble


def test_what_cannot_be_had_says_why(tmp_path: Path) -> None:
    content = FileBytes(tmp_path / "none.xlsx")
    with pytest.raises(FileNotFoundError):
        _ = content.sha256
    with pytest.raises(Unusable) as unusable:
        _ = content.data
    assert unusable.value.trouble is MISSING
    assert (content.held, content.modified, content.changed_since) == (0, 0, False)
