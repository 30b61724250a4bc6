"""Nobody in the invented county looks like somebody else's slip of the pen, but where that is asked for."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from random import Random

import pytest

from addin.demo.county import people
from addin.demo.county.people import People
from workbook_templates.values.identity import check_digit


@pytest.fixture(autouse=True)
def few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "person_name", lambda rng, sex, nation: rng.choice("甲乙丙丁"))


def made(*, namesakes: bool) -> dict[str, list[str]]:
    """The numbers of 600 persons, by name."""
    source, rng = People("530102", dt.date(2026, 9, 30), namesakes=namesakes), Random(7)
    found: dict[str, list[str]] = {}
    for _ in range(600):
        person = source.retired(rng, member=True)
        found.setdefault(person.name, []).append(person.number)
    return found


def slips(people: dict[str, list[str]]) -> int:
    """Pairs of one name with one birth date, or one digit apart, or two digits in each other's place."""
    pairs = [pair for numbers in people.values() for pair in combinations(numbers, 2)]
    return sum(one[6:14] == other[6:14] or one[:17] in _slips_of(other[:17]) for one, other in pairs)


def _slips_of(digits: str) -> set[str]:
    changed = {digits[:i] + d + digits[i + 1 :] for i in range(17) for d in "0123456789"}
    return changed | {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(16)}


def test_numbers_of_one_name_are_no_slips_of_each_other() -> None:
    people = made(namesakes=False)
    assert slips(people) == 0
    assert all(check_digit(number[:17]) == number[17] for numbers in people.values() for number in numbers)


def test_namesakes_happen_where_they_may() -> None:
    assert slips(made(namesakes=True)) > 0
