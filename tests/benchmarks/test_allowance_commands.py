"""The benchmark of the commands still does what it says it measures; its times are nobody's test."""

from __future__ import annotations

from pathlib import Path

from benchmarks.allowance_commands import measured


def test_a_small_run(tmp_path: Path) -> None:
    assert list(measured(tmp_path, 2, 6)) == ["compute", "approve", "pay", "adjust, nothing differs", "adjust, all of it differs"]
