"""Parts of others: by their hash or not at all."""

from __future__ import annotations

import hashlib
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import URLError

import pytest

from addin.doors.commandline.advice import command_words
from addin.errors import Refused
from addin.hosts.browser import parts
from addin.hosts.browser.parts import PagePart, cache_folder, listed_parts, page_parts
from workbook_templates.advice import worded


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> PagePart:
    """The only part there is."""
    only = PagePart("lib", "1.0", "", "lib.whl", hashlib.sha256(b"lib").hexdigest(), "MIT", "")
    monkeypatch.setattr(parts, "listed_parts", lambda: [only])
    return only


def test_every_part_is_pinned() -> None:
    found = listed_parts()
    assert {"Pyodide", "python-calamine"} <= {part.name for part in found}
    assert all(len(part.sha256) == 64 and part.version in part.file and part.licence for part in found)


def test_parts_lie_in_a_folder(one: PagePart, tmp_path: Path) -> None:
    (tmp_path / one.file).write_bytes(b"lib")
    assert page_parts(tmp_path) == {"lib": b"lib"}


def test_a_part_that_is_another_file_is_none(one: PagePart, tmp_path: Path) -> None:
    (tmp_path / one.file).write_bytes(b"changed on the way")
    with pytest.raises(Refused) as refused:
        page_parts(tmp_path)
    said = worded(refused.value.sentence, command_words)
    assert f"{one.file}不是要的那个版本" in said
    assert "不在“" not in said
    assert "--parts" in said


def test_what_is_missing_is_downloaded_once(one: PagePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def download(missing: list[PagePart], place: Path) -> None:
        asked.append([part.name for part in missing])
        (place / one.file).write_bytes(b"lib")

    monkeypatch.setattr(parts, "_download", download)
    assert [page_parts(cache=tmp_path), page_parts(cache=tmp_path)] == [{"lib": b"lib"}] * 2
    assert asked == [["lib"]]


def test_without_a_network_one_sentence_says_so(one: PagePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_download", lambda missing, place: None)
    with pytest.raises(Refused, match=r"lib\.whl"):
        page_parts(cache=tmp_path)


@pytest.mark.parametrize("trouble", [IncompleteRead(b"half"), ValueError("unknown url type"), URLError("no network")])
def test_whatever_a_download_fails_with_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trouble: Exception
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise trouble

    only = PagePart("lib", "1.0", "", "lib.tgz", hashlib.sha256(b"lib").hexdigest(), "MIT", "", url="lib/-/lib.tgz")
    monkeypatch.setattr(parts, "listed_parts", lambda: [only])
    monkeypatch.setattr(parts.urllib.request.OpenerDirector, "open", fail)
    with pytest.raises(Refused, match=r"下载不到：lib\.tgz"):
        page_parts(cache=tmp_path)


def test_without_pip_that_is_said(one: PagePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_download", lambda missing, place: None)
    monkeypatch.setattr(parts, "find_spec", lambda name: None)
    with pytest.raises(Refused, match="没有装 pip"):
        page_parts(cache=tmp_path)


def test_the_cache_is_where_the_system_keeps_caches() -> None:
    assert cache_folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/yinling/page_parts")
