"""The tests that press buttons and fill cells in a real LibreOffice, each folder in a Python of its own."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.addin.hosts.conftest import LIVE
from tests.alone import alone

ROOT = Path(__file__).parents[3]
# What is said when the office itself has gone down in the middle, which its bridge does now and then: asked once more, and told.
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
        died = [sign for sign in GONE if done.returncode and sign in done.stdout + done.stderr]
        if died:
            warnings.warn(f"The office went down while {folder.name} was tested ({died[0]}); tested once more.", stacklevel=1)
            done = run(folder)
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
    assert " passed" in done.stdout or " skipped" in done.stdout, done.stdout  # skipped: only where nothing is proved
