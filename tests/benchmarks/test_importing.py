"""Old rosters in many layouts: nothing is wrong without a question, no row is lost, no damaged number is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.importing import MOST_ASKED, MOST_BLANK, Score, score, score_shared, shared, too_bad
from benchmarks.old_rosters import make_old_roster

ROSTERS = Path(__file__).resolve().parents[3] / "shared" / "rosters"


def nothing_wrong(found: Score) -> None:
    assert (found.wrong, found.lost, found.wrong_values, found.filled_in) == ([], [], [], [])


@pytest.mark.parametrize("seed", range(70_000, 70_032))
def test_a_layout(seed: int, tmp_path: Path) -> None:
    found = score(make_old_roster(tmp_path, seed, people=8))
    nothing_wrong(found)
    assert found.rows == 8
    assert found.asked_in_vain <= MOST_ASKED
    assert found.value_questions <= MOST_ASKED
    assert len(found.left) <= MOST_BLANK * found.said, found.left
    assert found.right + found.asked == found.columns, found.missed


@pytest.mark.skipif(not ROSTERS.is_dir(), reason="the rosters of real offices' layouts are not at hand")
def test_rosters_that_are_at_hand() -> None:
    for file in shared(ROSTERS):
        found = score_shared(file)
        nothing_wrong(found)
        assert (found.asked, found.value_questions) == (0, 0), file.name
        assert len(found.left) <= MOST_BLANK * found.said, found.left


@pytest.mark.parametrize(
    "worse",
    [
        {"asked": 3, "ties": 1},
        {"value_questions": 2},
        {"said": 100, "left": ["一"] * 4},
        {"wrong": ["一"]},
        {"lost": ["一"]},
        {"wrong_values": ["一"]},
        {"filled_in": ["一"]},
    ],
)
def test_an_import_that_asks_everything_or_leaves_everything_blank_does_not_pass(worse: dict[str, Any]) -> None:
    assert not too_bad(Score(files=1, asked=2, ties=1, value_questions=1, said=100, left=["一"] * 3))
    assert too_bad(Score(files=1, **worse))
