"""The invented county: the same from the same seed, in proportion, and in order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_form
from addin.demo.evaluation.evaluate import evaluate
from addin.demo.plants.planted import lawful
from tests.addin.demo.conftest import AFTER_THE_QUARTER, SMALL, found_in, read, small_county
from validators.finding import Severity


def _content(books: list[DemoForm]) -> list[object]:
    return [(book.file, book.cover, book.sheets) for book in books]


def test_a_seed_gives_one_county_and_another_seed_another() -> None:
    assert _content(clean_books(small_county(3))) == _content(clean_books(small_county(3)))
    assert _content(clean_books(small_county(3))) != _content(clean_books(small_county(4)))


def test_a_form_is_written_to_the_same_bytes(tmp_path: Path) -> None:
    book = clean_books(small_county())[0]
    assert save_form(book, tmp_path / "a").read_bytes() == save_form(book, tmp_path / "b").read_bytes()


def test_the_proportions_are_those_of_a_county() -> None:
    county = make_county(1)
    people = [person for unit in county.units for person in unit.people]
    assert len(county.units) == 60
    assert 5000 <= len(people) <= 5020
    assert 0.6 < sum(p.member for p in people) / len(people) < 0.7
    assert 0.01 < sum(p.category == "离休" for p in people) / len(people) < 0.05
    assert len({p.number for p in people}) == len(people)
    ages = [county.period.year - p.birth.year for p in people]
    assert 56 <= min(ages) <= max(ages) <= 97


def test_most_group_leaders_sit_on_a_branch_committee() -> None:
    posts = [post for unit in make_county(1).units for post in unit.posts]
    committee = {p.person.number for p in posts if p.body.branch}
    leaders = [p.person.number for p in posts if p.title == "组长"]
    assert 0.55 < sum(number in committee for number in leaders) / len(leaders) < 0.85


@pytest.mark.parametrize("as_of", [dt.date(2026, 9, 30), AFTER_THE_QUARTER])
@pytest.mark.parametrize("together", [False, True])
def test_nothing_is_wrong_with_clean_forms(as_of: dt.date, together: bool, tmp_path: Path) -> None:
    county = small_county()
    books = clean_books(county, SMALL)
    found = found_in(read(books, tmp_path), as_of, together=together)
    assert [f for f in found if f.severity is Severity.ERROR] == []
    assert evaluate(found, lawful(county, books)).false_alarms == []
