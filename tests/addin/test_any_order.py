"""A small year of a prefecture ends as a plain model of it says, in whatever order the letters come, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.year import Year, live, make_year
from benchmarks.year_end import differences, expected, year_end

SEED, COUNTIES, UNITS = 11, 2, 2


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Year:
    return make_year(tmp_path_factory.mktemp("letters"), SEED, COUNTIES, UNITS)


def test_however_the_letters_come_the_end_is_the_models(story: Year, tmp_path: Path) -> None:
    offices = live(story, tmp_path, order=1)
    assert differences(year_end(offices, story.files), expected(story.units)) == []


@pytest.mark.postgres
def test_in_another_order_on_a_server_as_well(story: Year, tmp_path: Path, postgres_database: str) -> None:
    offices = live(story, tmp_path, order=2, database=postgres_database.replace("+psycopg", ""))
    assert differences(year_end(offices, story.files), expected(story.units)) == []


def test_what_is_not_as_the_model_says_is_told(story: Year) -> None:
    want = expected(story.units)
    key, rows = next(iter(want.rosters.items()))
    lost = want._replace(rosters={**want.rosters, key: frozenset(list(rows)[1:])}, wrong=("a file",))
    assert len(differences(lost, want)) == 2
