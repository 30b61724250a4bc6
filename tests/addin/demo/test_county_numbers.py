"""A planted slip of an identity number must be nobody else's number: it would be another mistake than the one meant."""

from __future__ import annotations

from random import Random

import pytest

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from addin.demo.county_numbers import CountyNumbers


@pytest.fixture(scope="module")
def numbers() -> CountyNumbers:
    scale = Scale(units=2, persons=60, assessed=0)
    county = make_county(7, scale)
    return CountyNumbers(county, [book for book in clean_books(county, scale) if book.kind == "roster"], Random(7))


def everybody(numbers: CountyNumbers) -> set[str]:
    return {person.number for unit in numbers.county.units for person in unit.people}


def test_a_slip_is_one_digit_away_and_free(numbers: CountyNumbers) -> None:
    for number in sorted(everybody(numbers))[:20]:
        slip = numbers.mistyped(number)
        assert sum(one != other for one, other in zip(number[:17], slip[:17], strict=True)) == 1
        assert slip not in everybody(numbers)


def test_a_number_that_somebody_has_is_passed_over(numbers: CountyNumbers) -> None:
    number = min(everybody(numbers))
    first = numbers.mistyped(number)
    people: list[dict[str, object]] = numbers.books[0].sheets["离退休干部"]
    people.append({**people[0], "身份证号": first})
    assert numbers.mistyped(number) not in {first, number}
    people.pop()


def test_where_all_are_taken_it_says_so(numbers: CountyNumbers, monkeypatch: pytest.MonkeyPatch) -> None:
    number = min(everybody(numbers))
    slips = {numbers.completed(f"{number[:at]}{digit}{number[at + 1 : 17]}") for at in (14, 15, 16) for digit in range(10)}
    monkeypatch.setattr(CountyNumbers, "_taken", lambda _: slips)
    with pytest.raises(ValueError, match="free"):
        numbers.mistyped(number)
