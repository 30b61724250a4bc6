"""Old rosters in many layouts: nothing is wrong without a question, no row is lost, no damaged number is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.importing import Score, score, score_shared, shared
from benchmarks.old_rosters import make_old_roster

ROSTERS = Path(__file__).resolve().parents[3] / "shared" / "rosters"


def nothing_wrong(found: Score) -> None:
    assert (found.wrong, found.lost, found.wrong_values, found.filled_in) == ([], [], [], [])


@pytest.mark.parametrize("seed", range(70_000, 70_032))
def test_a_layout(seed: int, tmp_path: Path) -> None:
    found = score(make_old_roster(tmp_path, seed, people=8))
    nothing_wrong(found)
    assert found.rows == 8
    assert found.right + found.asked == found.columns, found.missed


@pytest.mark.skipif(not ROSTERS.is_dir(), reason="the rosters of real offices' layouts are not at hand")
def test_rosters_that_are_at_hand() -> None:
    for file in shared(ROSTERS):
        nothing_wrong(score_shared(file))
