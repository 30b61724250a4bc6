"""The tests that press buttons and fill cells in a real LibreOffice, each folder in a Python of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.addin.hosts.conftest import LIVE
from tests.alone import alone

ROOT = Path(__file__).parents[3]
# What is said when the office itself has gone down in the middle, which its bridge does now and then: asked once more.
GONE = ("DisposedException", "NoOffice", "to a UNO type", "terminate called", "Fatal Python error")
LONGEST = 400  # seconds; an office that hangs must not hold up everything else


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-n0", "--tb=short", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LONGEST)


@pytest.mark.alone
@pytest.mark.parametrize("folder", sorted(LIVE), ids=lambda folder: folder.name)
def test_in_a_real_office(folder: Path) -> None:
    with alone():
        done = run(folder)
        if done.returncode and any(sign in done.stdout + done.stderr for sign in GONE):
            done = run(folder)
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
    assert " passed" in done.stdout or " skipped" in done.stdout, done.stdout  # skipped: only where nothing is proved
