"""The live office has a process of its own: its bridge and other tests in one process, some in threads, crash it now and then."""

from __future__ import annotations

from pathlib import Path

import pytest

LIVE = {Path(__file__).with_name("libreoffice"), Path(__file__).with_name("extension")}


def in_parallel(config: pytest.Config) -> bool:
    """Whether tests are spread over workers; then ``test_live.py`` runs the live ones."""
    return hasattr(config, "workerinput") or bool(config.getoption("numprocesses", default=None))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Live tests are collected where they are alone (``pytest -n0 tests/addin/hosts/libreoffice``)."""
    return True if in_parallel(config) and collection_path in LIVE else None
