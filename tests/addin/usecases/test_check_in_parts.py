"""However the files are divided, and whatever happens to one of them, the others' reports stay the same."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from addin.usecases import check_in_parts
from addin.usecases.check_files import check_and_write, check_files
from tests.addin.submitted_files import roster, unit, write
from tests.workbook_templates.read.forms import filled
from validators.engine import check
from validators.finding import Report
from workbook_templates.read import read_submission

SHEET = "离退休干部"
DEADLY = "3.xlsx"
check_batch = check_in_parts.check_batch


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Seven files of two units in turn (so that every division tears both apart), each with a mistake; one is no workbook."""
    folder = tmp_path_factory.mktemp("many")
    made = []
    for n in range(7):
        rows = [{"姓名": f"张建{name}", "身份证号": "530103195504120027"} for name in "国军民"[: n % 3 + 1]]
        cover = {"单位代码": f"11530102015101{n % 2:03d}R", "填报单位": f"单位{n % 2}"}
        made.append(filled(folder / f"{n}.xlsx", {SHEET: rows}, **cover))
    made[5].write_bytes(b"PK\x03\x04 half a file")
    return made


def at_once(files: list[Path]) -> list[Report]:
    return check([read_submission(path) for path in files])


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("size", [1, 2, 5, 50])
def test_divided_is_as_at_once(files: list[Path], monkeypatch: pytest.MonkeyPatch, workers: int, size: int) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", size)
    whole = at_once(files)
    assert sum(len(report.findings) for report in whole) > len(files)
    assert check_files(files, workers=workers) == whole


@pytest.fixture(scope="module")
def written_at_once(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(files, tmp_path_factory.mktemp("at once"), workers=1)


def written(files: list[Path], folder: Path, workers: int) -> dict[str, bytes]:
    """What each file of the folders holds after a check that marks and takes bad rows out."""
    checked = check_and_write(files, marked=folder / "标注", bad_rows=folder / "待改", workers=workers)
    fact = {path for one in checked for path in (one.marked, one.bad_rows) if path}
    assert fact == {path for path in folder.rglob("*") if path.is_file()}, "no more and no less than is told"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in fact}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_what_is_written_is_the_same_however_divided(
    files: list[Path], written_at_once: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, workers: int
) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", size)
    assert len(written_at_once) == 12, "of seven files one is no workbook"
    assert written(files, tmp_path, workers) == written_at_once


def test_rows_that_are_at_fault_only_until_the_rest_of_the_unit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A branch in one workbook, more of its members in another: each alone has rows at fault, both together have none."""
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", 1)
    first, second = roster(1, people=2), roster(1, people=4, first=150)
    first["后备书记"] = [{"党支部代码": "530102000001"} | {name: first[SHEET][1][name] for name in ("姓名", "身份证号")}]
    second["党组织"] = second["任职"] = []
    files = [write(tmp_path / f"{n}.xlsx", "roster", rows, **unit(1)) for n, rows in enumerate((first, second))]
    assert all(check_files([file])[0].findings for file in files)
    checked = check_and_write(files, bad_rows=tmp_path / "待改")
    assert [(one.report.findings, one.bad_rows) for one in checked] == [([], None), ([], None)]
    assert not list((tmp_path / "待改").iterdir())


def test_the_bar_moves_on(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", 3)
    fact: list[tuple[int, int]] = []
    check_files(files, workers=1, progress=lambda done, total, name: fact.append((done, total)))
    assert fact == sorted(fact)
    assert fact[-1] == (7, 7)


def deadly(part: check_in_parts.FileBatch) -> list[check_in_parts.CheckedFile]:
    if any(file.name == DEADLY for file in part.files):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_batch(part)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_file_that_ends_its_process_is_told_and_the_others_are_checked(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", size)
    monkeypatch.setattr(check_in_parts, "check_batch", deadly)
    reports = check_files(files, workers=2)
    lost = reports.pop(3)
    assert not lost.usable
    assert "意外中断" in lost.findings[0].message
    assert reports == at_once([path for path in files if path.name != DEADLY])


def test_a_roster_is_compared_with_the_last_one_of_another_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = write(tmp_path / "一季度.xlsx", "roster", roster(1, 5), **unit(1), 报告期="2026Q1")
    this = write(tmp_path / "二季度.xlsx", "roster", roster(1, 4), **unit(1), 报告期="2026Q2")
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", 1)
    reports = check_files([this, last], workers=1)
    assert [{one.rule for one in report.findings} & {"T17"} for report in reports] == [{"T17"}, set()]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ([(1, 100, 5), (2, 100, 4)], False),
        ([(1, 100, 4), (2, 100, 5)], True),
        ([(2, 100, 4), (1, 100, 5)], False),
        ([(1, 100, 4), (2, 104, 1)], True),
        ([(1, 100, 2), (2, 102, 2)], False),
    ],
)
def test_of_several_copies_of_the_last_roster_the_one_sent_last_counts(
    tmp_path: Path, last: list[tuple[int, int, int]], told: bool
) -> None:
    """Each of the last rosters by its 报送次数, its first person and how many; this one has the persons 100 to 103.

    Those that have nobody in common are parts of one roster.
    """
    sent = [
        write(tmp_path / f"上期{n}.xlsx", "roster", roster(1, people, first=first), **unit(1), 报告期="2026Q1", 报送次数=times)
        for n, (times, first, people) in enumerate(last)
    ]
    this = write(tmp_path / "本期.xlsx", "roster", roster(1, 4), **unit(1), 报告期="2026Q2")
    report = check_files([*sent, this], workers=1)[-1]
    assert ("T17" in {one.rule for one in report.findings}) == told
