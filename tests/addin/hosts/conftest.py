"""The live office has a process of its own: its bridge and other tests in one process, some in threads, crash it now and then."""

from __future__ import annotations

from pathlib import Path

import pytest

LIVE = {Path(__file__).with_name("libreoffice"), Path(__file__).with_name("extension")}
RUNNER = Path(__file__).with_name("test_live.py")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Live tests are collected where they are alone (``-n0``); where workers share the tests, ``test_live.py`` runs them."""
    in_parallel = hasattr(config, "workerinput") or bool(config.getoption("numprocesses", default=None))
    return True if collection_path in (LIVE if in_parallel else {RUNNER}) else None
