"""The log tells where it happened and on what, never what an error says; whatever is wrong with the log stops nobody."""

from __future__ import annotations

from pathlib import Path

from addin.runtime.bug_log import note_bug

NUMBER = "530102196303072415"


def failed() -> KeyError:
    try:
        raise KeyError(NUMBER)
    except KeyError as error:
        return error


def test_kind_and_place_are_told_and_no_value(tmp_path: Path) -> None:
    log = note_bug(tmp_path / "new" / "log", "花名册.xlsx", failed())
    note_bug(log, "花名册.xlsx", failed())
    noted = log.read_text(encoding="utf-8")
    assert noted.count("花名册.xlsx KeyError") == 2
    assert noted.count("test_bug_log.py:") == 2
    assert NUMBER not in noted


def test_a_full_log_is_begun_anew(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"x" * 200_001)
    note_bug(log, "a", failed())
    assert log.stat().st_size < 1000


def test_a_log_that_cannot_be_written_and_a_name_that_is_no_text_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert note_bug(tmp_path / "folder", "a", failed()) == tmp_path / "folder"
    named = note_bug(tmp_path / "log", "\udcb2\udce1.xlsx", failed())  # a file's name from a system with another code page
    assert "??.xlsx KeyError" in named.read_text(encoding="utf-8")
