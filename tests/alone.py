"""Tests that must have the machine to themselves: a real office crashes now and then where others work beside it.

Every test holds a shared lock while it runs, one that must be alone an exclusive lock, over all workers of a run. Who wants to
be alone says so first, so that the others let it in. POSIX only; elsewhere no test needs it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
LOCK = Path(tempfile.gettempdir()) / f"yinling-tests-{RUN}.lock"
LONGEST = 900  # seconds
WANTED = LOCK.with_suffix(".wanted")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Nothing else of this run while the block runs."""
    WANTED.touch()
    try:
        with _locked(exclusive=True):
            yield
    finally:
        WANTED.unlink(missing_ok=True)


@contextlib.contextmanager
def beside_others() -> Iterator[None]:
    """The block waits for whoever wants to be alone."""
    while _wanted():
        time.sleep(0.1)
    with _locked(exclusive=False):
        yield


def _wanted() -> bool:
    """Whether a test waits to be alone, or is; one that was killed is forgotten after a while."""
    try:
        return time.time() - WANTED.stat().st_mtime < LONGEST
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def _locked(*, exclusive: bool) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    with LOCK.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield
