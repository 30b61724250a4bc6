"""The add-in built once for all these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.hosts.excel.build import build
from tests.macros.vba_host import INTERPRETER, Host


@pytest.fixture(scope="session")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("addin"), interpreter_win=INTERPRETER, interpreter_mac="/opt/yl/bin/python")


@pytest.fixture
def host(addin: Path) -> Host:
    return Host(addin)
