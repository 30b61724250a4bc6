"""Documents become PDF files through a process of its own: found or not, slow, silent; and once with the real program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from addin.hosts.libreoffice import NoOffice
from addin.hosts.libreoffice.convert import convert_to_pdf
from tests.addin.stand_in_office import stand_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

TOO_LONG = 600.0  # seconds
WRITES = """while [ "$1" != --outdir ]; do shift; done; shift 2
for one; do echo "PDF of $(cat "$one")" > "${one%.*}.pdf"; done"""


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "发放表.xlsx", tmp_path / "各单位" / "发放表.docx"]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_text(file.suffix, encoding="utf-8")
    return files


def left_over(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.suffix == ".tmp"]


def test_each_file_has_its_own_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, papers: list[Path]) -> None:
    """Two files of one name in two folders do not overwrite each other."""
    stand_in(monkeypatch, tmp_path, WRITES)
    made = convert_to_pdf(papers)
    assert made == [file.with_suffix(".pdf") for file in papers]
    assert [file.read_text(encoding="utf-8") for file in made] == ["PDF of .xlsx\n", "PDF of .docx\n"]
    assert left_over(tmp_path) == []


def test_without_the_program_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, papers: list[Path]) -> None:
    monkeypatch.setenv("SOFFICE", str(tmp_path / "not there"))
    with pytest.raises(NoOffice):
        convert_to_pdf(papers)


def test_a_program_that_hangs_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, papers: list[Path]
) -> None:
    begun, wait = tmp_path / "pid", subprocess.Popen.wait
    stand_in(monkeypatch, tmp_path, f"sleep 600 & echo $! > {begun}.new; mv {begun}.new {begun}; wait")

    def until_it_hangs(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        """Its time is up when it has begun, however long this machine takes for that."""
        if timeout != TOO_LONG:
            return wait(process, timeout)
        while not begun.exists():
            assert process.poll() is None
        raise subprocess.TimeoutExpired("soffice", timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", until_it_hangs)
    with pytest.raises(TimeoutError):
        convert_to_pdf(papers, seconds=TOO_LONG)
    status = Path(f"/proc/{int(begun.read_text(encoding='utf-8'))}/status")
    for _ in range(3000):  # the system may take a moment to end what was killed
        if not status.exists() or "zombie" in status.read_text(encoding="utf-8"):
            return
        time.sleep(0.01)
    pytest.fail("what it started is still running")


def test_a_program_that_writes_nothing_leaves_the_old_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, papers: list[Path]
) -> None:
    stand_in(monkeypatch, tmp_path, "exit 0")
    papers[0].with_suffix(".pdf").write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="发放表"):
        convert_to_pdf(papers)
    assert papers[0].with_suffix(".pdf").read_text(encoding="utf-8") == "old"
    assert left_over(tmp_path) == []


def test_no_profile_stays_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, papers: list[Path]) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    stand_in(monkeypatch, tmp_path, WRITES)
    convert_to_pdf(papers)
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_real_program(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - only here

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "发放表"
    book.save(tmp_path / "发放表.xlsx")
    (made,) = convert_to_pdf([tmp_path / "发放表.xlsx"])
    assert made.read_bytes().startswith(b"%PDF")
