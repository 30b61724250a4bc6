"""Files are read and written alike whether isal or Python's own zlib packs them."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled, told
from tests.workbook_templates.read.hostile import bomb
from workbook_templates.deflate import zlib as in_use
from workbook_templates.read import read_grids, read_submission

USERS = ("workbook_templates.read.cells", "workbook_templates.read.package", "workbook_templates.write.package")


@pytest.fixture
def without_isal(monkeypatch: pytest.MonkeyPatch) -> None:
    for user in USERS:
        monkeypatch.setattr(f"{user}.zlib", zlib)


def cells(path: Path) -> list[list[list[object]]]:
    grids = read_grids(path)
    return [grids.grid(name).rows for name in grids.names]


def test_both_read_what_the_other_wrote(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert in_use is not zlib, "isal is at hand here"
    fast = filled(tmp_path / "fast.xlsx")
    seen = cells(fast)
    request.getfixturevalue("without_isal")
    plain = filled(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(fast) as one, zipfile.ZipFile(plain) as other:
        assert [(name, one.read(name)) for name in one.namelist()] == [(name, other.read(name)) for name in other.namelist()]
    assert seen == cells(fast) == cells(plain)


@pytest.mark.parametrize("content", [b"0" * 300_000_000, b"not xml at all", b""], ids=["bomb", "text", "empty"])
def test_hostile_parts_are_told_alike(content: bytes, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(bomb(filled(tmp_path / "good.xlsx").read_bytes(), content))
    before = told(read_submission(path))
    request.getfixturevalue("without_isal")
    assert told(read_submission(path)) == before != []
