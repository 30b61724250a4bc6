"""The benchmark of the ledger still pays what it says it pays; its times are nobody's test."""

from __future__ import annotations

from pathlib import Path

from benchmarks.ledger import bare, fresh, tables, whole


def test_a_small_run(tmp_path: Path) -> None:
    source = fresh(tmp_path, "whole", "")
    steps: dict[str, float] = {}
    whole(source, tables(30), steps)
    assert list(steps) == ["computed and checked", "recorded", "approved", "posted"]
    assert bare(fresh(tmp_path, "bare", ""), source, lines=False) > 0
    assert bare(fresh(tmp_path, "full", ""), source, lines=True) > 0
