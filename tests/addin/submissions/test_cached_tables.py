"""What is kept of workbooks that were read changes nothing but the time: not a byte of what is made, whatever becomes of it.

The expected behaviour is the issue's: derived data, rebuilt at will, never the truth, checked against the hash.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from addin.submissions.cached_tables import CACHE, cached
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.take_back import RETURN, take_back
from addin.usecases.backups import back_up
from addin.usecases.office import consolidate_period
from addin.usecases.reports import summary
from benchmarks.messy import messy_books, write
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import roster, unit
from tests.addin.submitted_files import write as write_form
from workbook_templates.read import read_submission

_ANY_TIME = "docProps/core.xml"  # says when a workbook was made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Three units' messy forms, taken in with a reason: texts where numbers belong, dates that are none."""
    folder = tmp_path_factory.mktemp("county")
    made = found(folder / "o")
    (folder / "sent").mkdir()
    sent = list(write(messy_books(5, units=3, persons=90, share=0.02), folder / "sent"))
    outcomes = receive(made, sent, accept_with_reason="先收下")
    assert sum(one.result == "accepted" for one in outcomes) > 8
    return made


def copies(office: Office) -> list[Path]:
    return sorted((office.root / CACHE).iterdir())


def made_of(office: Office, folder: Path) -> dict[str, bytes]:
    """Every part of the upward workbooks and of the summary."""
    consolidate_period(office.root, "2026Q3", folder / "上报")
    summary(office.root, "2026Q3", folder / "总表.xlsx")
    parts = {}
    for book in sorted(folder.rglob("*.xlsx")):
        with zipfile.ZipFile(book) as archive:
            parts |= {f"{book.name}/{name}": archive.read(name) for name in archive.namelist() if name != _ANY_TIME}
    return parts


def removed(office: Office) -> None:
    shutil.rmtree(office.root / CACHE)


def emptied(office: Office) -> None:
    for file in copies(office):
        file.write_bytes(b"")


def cut_off(office: Office) -> None:
    for file in copies(office):
        file.write_bytes(file.read_bytes()[:-7])


def exchanged(office: Office) -> None:
    contents = [file.read_bytes() for file in copies(office)]
    for file, content in zip(copies(office), contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)


def a_file_in_its_place(office: Office) -> None:
    removed(office)
    (office.root / CACHE).write_bytes(b"")


@pytest.mark.parametrize("damage", [removed, emptied, cut_off, exchanged, a_file_in_its_place])
def test_nothing_that_is_made_depends_on_them(office: Office, tmp_path: Path, damage: Callable[[Office], None]) -> None:
    copied = Office(shutil.copytree(office.root, tmp_path / "o"), office.settings)
    before = made_of(copied, tmp_path / "one")
    assert copies(copied)
    damage(copied)
    assert made_of(copied, tmp_path / "two") == before


def test_each_accepted_workbook_has_one_equal_to_what_is_read(office: Office) -> None:
    stored = list((office.root / "已收").rglob("*.xlsx"))
    assert len(copies(office)) == len(stored)
    for file in stored:
        fresh = read_submission(file, name=file.name)
        (copy,) = [one for one in copies(office) if one.name.startswith(file.stem[-8:])]
        known = cached(office, copy.name.partition(".")[0], file.name)
        assert known is not None
        assert (repr(dict(known.tables)), repr(known.facts)) == (repr(dict(fresh.tables)), repr(fresh.facts))


def test_a_lost_one_is_there_again_after_the_next_command(office: Office, tmp_path: Path) -> None:
    copied = Office(shutil.copytree(office.root, tmp_path / "o"), office.settings)
    before = {file.name: file.read_bytes() for file in copies(copied)}
    removed(copied)
    made_of(copied, tmp_path / "made")
    assert {file.name: file.read_bytes() for file in copies(copied)} == before


def test_persons_go_with_the_form_that_goes_back(tmp_path: Path) -> None:
    made = found(tmp_path / "o", units=registered(1))
    receive(made, [write_form(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    receive(made, [write_form(tmp_path / "2.xlsx", "roster", roster(1, 5), **unit(1), 报送次数="2")])
    assert len(copies(made)) == 1  # the roster of before is not in force any more
    take_back(made, 2, RETURN, "王芳", "写错了人")
    assert len(copies(made)) < 2
    take_back(made, 1, RETURN, "王芳", "写错了人")
    assert copies(made) == []


def test_a_backup_leaves_them_out(office: Office, tmp_path: Path) -> None:
    saved = back_up(office.root, tmp_path)
    with zipfile.ZipFile(saved.file) as archive:
        assert not [name for name in archive.namelist() if name.startswith(CACHE)]
        assert [name for name in archive.namelist() if name.startswith("已收")]
