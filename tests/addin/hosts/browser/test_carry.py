"""What goes to an office without a network: the page, and all that it needs to make its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from addin.hosts.browser import parts
from addin.hosts.browser.build import build
from addin.hosts.browser.carry import PARTS_FOLDER, carry
from addin.hosts.browser.parts import PagePart
from tests.addin.hosts.browser.parts import stand_ins


@pytest.fixture
def downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of parts that were downloaded before; nothing can be downloaded now."""
    listed = [
        PagePart(name, "1", "", f"{name}.part", hashlib.sha256(content).hexdigest(), "MIT", "")
        for name, content in stand_ins().items()
    ]
    for module in ("parts", "build", "carry"):
        monkeypatch.setattr(f"addin.hosts.browser.{module}.listed_parts", lambda: listed)
    monkeypatch.setattr(parts, "_download", lambda missing, place: None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = parts.cache_folder()
    folder.mkdir(parents=True)
    for part in listed:
        (folder / part.file).write_bytes(stand_ins()[part.name])
    return folder


def test_from_what_was_carried_along_the_same_page_is_made(downloaded: Path, tmp_path: Path) -> None:
    made = carry(tmp_path / "离线安装包")
    for file in downloaded.iterdir():
        file.unlink()
    again = build(tmp_path / "再做一次.html", parts=tmp_path / "离线安装包" / PARTS_FOLDER)
    assert again.read_bytes() == made.read_bytes()
