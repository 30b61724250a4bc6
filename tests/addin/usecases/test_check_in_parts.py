"""However the files are divided, and whatever happens to one of them, the others' reports stay the same."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from addin.usecases import check_in_parts
from addin.usecases.check_files import check_files
from tests.workbook_templates.read.forms import filled
from validators.engine import check
from validators.finding import Report
from workbook_templates.read import read_submission

SHEET = "离退休干部"
DEADLY = "3.xlsx"
check_part = check_in_parts.check_part


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


def test_the_bar_moves_on(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", 3)
    told: list[tuple[int, int]] = []
    check_files(files, workers=1, progress=lambda done, total, name: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (7, 7)


def deadly(part: check_in_parts.FileBatch) -> list[Report]:
    if any(name == DEADLY for name, _ in part.files):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_part(part)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_file_that_ends_its_process_is_told_and_the_others_are_checked(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", size)
    monkeypatch.setattr(check_in_parts, "check_part", deadly)
    reports = check_files(files, workers=2)
    lost = reports.pop(3)
    assert not lost.usable
    assert "意外中断" in lost.findings[0].message
    assert reports == at_once([path for path in files if path.name != DEADLY])
