"""Planters share the county's forms: no row that one has used is copied, and a search goes on past what does not fit."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain
from random import Random

import pytest

from addin.demo.county.filled_forms import Row
from addin.demo.county.make_county import clean_books
from addin.demo.plants import all_plants
from addin.demo.plants.county_site import CountySite
from tests.addin.demo.conftest import SMALL, small_county
from validators.planting.site import FormRow, NoRoom

SEED = 5
USED = "别的植入用过的这一行"


@pytest.fixture
def site() -> CountySite:
    county = small_county(SEED)
    return CountySite(county, clean_books(county, SMALL), Random(SEED))


def test_no_plant_copies_a_row_that_another_has_used(site: CountySite) -> None:
    used = [rows[0] for book in site.books for rows in book.sheets.values() if rows]
    for row in used:
        row["备注"] = USED
    site.mark_used(*used)
    for way in sorted(chain(*all_plants().values()), key=lambda one: (not one.persists, one.turn)):
        with suppress(NoRoom):
            way.put(site)
    assert {id(row) for row in _rows(site) if row.get("备注") == USED} <= set(map(id, used))


def test_a_plant_that_finds_no_room_leaves_the_forms_as_they_were(site: CountySite) -> None:
    """It may be tried again: what it changed before it gave up would be an error that nobody planted."""
    left_alone: list[str] = []
    for way in sorted(chain(*all_plants().values()), key=lambda one: (not one.persists, one.turn)):
        for _ in range(3):
            before = [(id(row), dict(row)) for row in _rows(site)]
            try:
                way.put(site)
            except NoRoom:
                left_alone.append(way.rule)
                assert [(id(row), dict(row)) for row in _rows(site)] == before, way.rule
    assert len(set(left_alone)) > 10


def _rows(site: CountySite) -> list[Row]:
    return [row for book in site.books for rows in book.sheets.values() for row in rows]


def test_a_row_for_which_the_planter_finds_no_other_does_not_fit_and_the_next_is_tried(site: CountySite) -> None:
    last = site.shuffled("党组织")[-1]

    def needs_more(row: FormRow) -> bool:
        if row.cells is not last.cells:
            raise NoRoom("离退休干部")
        return True

    assert site.take("党组织", needs_more).cells is last.cells
    with pytest.raises(NoRoom):
        site.take("党组织", needs_more)
