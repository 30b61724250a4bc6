"""What an office that is started is told of the environment of this Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from addin.hosts.libreoffice.office import environment_without_venv


def test_the_virtual_environment_stays_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path))
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), "/usr/bin"]))
    told = environment_without_venv()
    assert told["PATH"] == "/usr/bin"
    assert "VIRTUAL_ENV" not in told


def test_without_a_virtual_environment_the_path_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.setenv("PATH", "/usr/bin")
    assert environment_without_venv()["PATH"] == "/usr/bin"
