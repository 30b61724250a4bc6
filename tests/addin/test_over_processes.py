"""What an office receives and makes is the same in one process, in two, and on a cluster of which a machine dies in the middle.

The issue asks for equal results as sets; they are equal to the byte.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from addin.runtime import pool
from addin.submissions import checks_apart
from addin.submissions.cached_tables import CACHE
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.office import consolidate_period
from addin.usecases.reports import summary_data
from benchmarks.messy import messy_books, write
from tests.addin.conftest import found
from tests.conftest import OfficeClock

NEEDED = "没有 dask.distributed：请用 pip install -e '.[cluster]' 安装。"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three units' messy forms, and a file that is none."""
    folder = tmp_path_factory.mktemp("sent")
    (folder / "不是表.xlsx").write_bytes(b"no workbook")
    return [*write(messy_books(5, units=3, persons=90, share=0.02), folder), folder / "不是表.xlsx"]


@pytest.fixture(autouse=True)
def spread(monkeypatch: pytest.MonkeyPatch, office_clock: OfficeClock) -> None:
    """However little there is to do, and always at the same moment."""
    office_clock.set("2026-10-08")
    monkeypatch.setattr("addin.submissions.first_reading.MANY_BYTES", -1)
    monkeypatch.setattr("addin.submissions.checks_apart._LARGE", 0)
    monkeypatch.setattr("addin.consolidation.consolidate._MANY_ROWS", 0)
    monkeypatch.setattr("addin.summary.collect.collect._MANY_ROWS", 0)


def over(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pool, checks_apart):
        monkeypatch.setattr(module, "cores", lambda: workers)


def lived(office: Office, sent: list[Path]) -> tuple[list[Any], list[Any], dict[str, bytes]]:
    """What was received, what was found when it was consolidated and summed up, and every part of the workbooks made."""
    outcomes = receive(office, sent, accept_with_reason="先收下")
    told = [
        (one.file.name, one.result, one.messages, one.findings, one.receipt and replace(one.receipt, received_at=""))
        for one in outcomes
    ]
    done = consolidate_period(office.root, "2026Q3", office.root / "上报")
    parts = {}
    for book in sorted((office.root / "上报").iterdir()):
        with zipfile.ZipFile(book) as archive:
            parts |= {f"{book.name}/{name}": archive.read(name) for name in archive.namelist()}
    made = [done.findings, done.persons, done.joined, done.lines, done.reports, done.excused]
    return told, [*made, summary_data(office.root, "2026Q3")], parts


@pytest.fixture
def alone(sent: list[Path], tmp_path: Path) -> tuple[list[Any], list[Any], dict[str, bytes]]:
    """All of it in this process."""
    with pytest.MonkeyPatch.context() as patch:
        over(1, patch)
        return lived(found(tmp_path / "one"), sent)


def test_two_processes_make_the_same(
    sent: list[Path], alone: tuple[list[Any], ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over(2, monkeypatch)
    assert lived(found(tmp_path / "two"), sent) == alone
    assert {result for _, result, *_ in alone[0]} == {"accepted", "unusable"}


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A scheduler and two workers, whose address is in the environment; skipped where there is no such program."""
    distributed = pytest.importorskip("distributed", reason=NEEDED)
    address, told = tmp_path / "scheduler.json", tmp_path / "told.txt"
    cli = "-m", "distributed.cli"
    common = "--scheduler-file", str(address), "--no-dashboard"
    worker = (f"{cli[1]}.dask_worker", *common, "--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path))
    commands = [(f"{cli[1]}.dask_scheduler", *common, "--port", "0"), worker, worker]
    with told.open("wb") as said, pytest.MonkeyPatch.context() as patch:
        running = [subprocess.Popen([sys.executable, "-m", *one], stdout=said, stderr=said) for one in commands]
        try:
            while not address.exists():
                assert running[0].poll() is None, told.read_text()
                time.sleep(0.05)
            client = distributed.Client(scheduler_file=str(address))
            client.wait_for_workers(2)
            patch.setenv("YINLING_CLUSTER", client.scheduler.address)
            client.close()
            yield running[1:]
        finally:
            for one in running:
                one.kill()
                one.wait()


def test_a_cluster_of_which_a_machine_dies_makes_the_same(
    sent: list[Path], alone: tuple[list[Any], ...], tmp_path: Path, machines: list[subprocess.Popen[bytes]]
) -> None:
    office = found(tmp_path / "cluster")

    def die() -> None:
        """Once the first file has been read, one of the two is no more."""
        while not list((office.root / CACHE).glob("*.tables")):
            time.sleep(0.01)
        os.kill(machines[0].pid, signal.SIGKILL)

    watcher = threading.Thread(target=die, daemon=True)
    watcher.start()
    assert lived(office, sent) == alone
    watcher.join()
    assert machines[0].wait() == -signal.SIGKILL
    assert machines[1].poll() is None
