"""A small year of a prefecture ends as a plain model of it says, in whatever order the letters come, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.year import live, make_year
from benchmarks.year_end import differences, expected, year_end
from benchmarks.year_offices import FORGED

RETURNED_UNITS = "units returned out of a county's workbook"
HAPPENED = {"held", "returned", "unusable", "divided", "merged", RETURNED_UNITS, *(f"forged: {words}" for words in FORGED)}


def test_however_the_letters_come_the_end_is_the_models(tmp_path: Path) -> None:
    story = make_year(tmp_path / "letters", seed=16, counties=1, units=4)
    offices = live(story, tmp_path, order=2)
    happened = {what for what, count in offices.outcomes.items() if count}
    assert happened >= HAPPENED, "the play is not empty"
    assert differences(year_end(offices, story.files), expected(story.units)) == []


@pytest.mark.postgres
def test_on_a_server_as_well(tmp_path: Path, postgres_database: str) -> None:
    story = make_year(tmp_path / "letters", seed=12, counties=1, units=1)
    offices = live(story, tmp_path, order=1, database=postgres_database.replace("+psycopg", ""))
    assert differences(year_end(offices, story.files), expected(story.units)) == []


def test_what_is_not_as_the_model_says_is_told(tmp_path: Path) -> None:
    want = expected(make_year(tmp_path, seed=1, counties=1, units=2).units)
    key, rows = next(iter(want.rosters.items()))
    lost = want._replace(rosters={**want.rosters, key: frozenset(list(rows)[1:])}, wrong=("a file",))
    assert len(differences(lost, want)) == 2
