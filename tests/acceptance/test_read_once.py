"""On each way a user's file is opened, hashed, unpacked, parsed, recognised and searched for its headers once."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.doors.commandline.commands.check import run
from addin.doors.ribbon.click import click
from addin.doors.ribbon.user_settings import UserSettings
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.bad_rows import mend
from addin.usecases.due import due_in_files
from tests.acceptance.counting import Counts, counted
from tests.addin.conftest import found, registered
from tests.addin.memory_host import App
from tests.addin.submitted_files import roster, unit, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found(tmp_path / "办公室", units=registered(1))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "好" / "花名册.xlsx", "roster", roster(1), **unit(1))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    rows = roster(1)
    rows["离退休干部"][1]["性别"] = "女"
    return write(tmp_path / "错" / "花名册.xlsx", "roster", rows, **unit(1))


def figures(counts: Counts) -> tuple[int, ...]:
    """Opened, hashed; and of all workbooks: unpacked, parsed, cells of one sheet read, recognised, one header looked for."""
    read = (counts.packages, counts.parsed, counts.sheets, counts.recognised, counts.headers)
    return (counts.opened, counts.hashed, *read)


def test_checked(wrong: Path) -> None:
    with counted(wrong) as counts:
        assert run([str(wrong)]) == 1
    assert figures(counts) == (1, 0, 1, 1, 1, 1, 1)


def test_checked_and_marked(wrong: Path, tmp_path: Path) -> None:
    with counted(wrong) as counts:
        assert run([str(wrong), "--marked", str(tmp_path / "标注")]) == 1
    assert len(list((tmp_path / "标注").iterdir())) == 1
    assert figures(counts) == (1, 0, 1, 1, 1, 1, 1)


def test_checked_and_marked_again(wrong: Path, tmp_path: Path) -> None:
    """Its list of problems is read with the other sheets, for the marks that are taken off."""
    run([str(wrong), "--marked", str(tmp_path)])
    once = tmp_path / "花名册（已校验）.xlsx"
    with counted(once) as counts:
        run([str(once), "--marked", str(tmp_path / "再标")])
    assert figures(counts) == (1, 0, 1, 1, 1, 1, 1)


@pytest.mark.parametrize("more", [[], ["--marked"]])
def test_checked_and_its_bad_rows_taken_out(wrong: Path, tmp_path: Path, more: list[str]) -> None:
    """The workbook of those rows is a second one: it is marked as any other, and never lies on the disk unmarked."""
    folders = [word for option in ("--bad-rows", *more) for word in (option, str(tmp_path / option))]
    with counted(wrong) as counts:
        assert run([str(wrong), *folders]) == 1
    assert figures(counts) == (1, 1, 2, 2, 2, 2, 2)


def test_received_and_accepted(good: Path, office: Office) -> None:
    with counted(good) as counts:
        assert receive(office, [good])[0].result == "accepted"
    assert figures(counts) == (1, 1, 1, 1, 1, 1, 1)


def test_received_and_returned(wrong: Path, office: Office) -> None:
    with counted(wrong) as counts:
        assert receive(office, [wrong])[0].result == "returned"
    assert figures(counts) == (1, 1, 1, 1, 1, 1, 1)


def test_received_before(good: Path, office: Office) -> None:
    """Our copy is hashed as well: one that was changed in 已收 is put right."""
    receive(office, [good])
    with counted(good) as counts:
        assert receive(office, [good])[0].result == "unchanged"
    assert figures(counts) == (1, 2, 0, 0, 0, 0, 0)


def test_mended(wrong: Path, tmp_path: Path) -> None:
    """Each of the two workbooks once."""
    run([str(wrong), "--bad-rows", str(tmp_path)])
    rows = tmp_path / "花名册（待改）.xlsx"
    for file in (wrong, rows):
        with counted(file) as counts:
            mend(wrong, rows, tmp_path / f"新{file.name}")
        assert figures(counts) == (1, 0, 2, 2, 2, 2, 2)


def test_asked_what_is_due(good: Path) -> None:
    with counted(good) as counts:
        due_in_files([good])
    assert figures(counts) == (1, 0, 1, 1, 1, 1, 1)


@pytest.mark.parametrize("clicks", [1, 2], ids=["first click", "second click"])
def test_clicked(wrong: Path, tmp_path: Path, clicks: int) -> None:
    """The cells are the host's; the file on the disk is opened for what it brings along (macros and the like)."""
    host = App()
    book = host.books.open(str(wrong))
    for _ in range(clicks):
        with counted(wrong) as counts:
            click("fill_check", book, UserSettings(tmp_path / "设置"))
    assert host.said[-1].startswith("发现")
    assert figures(counts) == (1, 0, 1, 0, 1, 1, 1)
