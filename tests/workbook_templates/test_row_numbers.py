"""Row numbers are the same numbers however they are held."""

from __future__ import annotations

import pickle

import pytest

from workbook_templates.row_numbers import MANY, row_numbers


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY, MANY + 1])
@pytest.mark.parametrize("step", [1, 2])
def test_the_numbers_stay_as_they_are(count: int, step: int) -> None:
    numbers = list(range(4, 4 + step * count, step))
    held = row_numbers(iter(numbers), count)
    assert list(held) == numbers
    assert list(pickle.loads(pickle.dumps(held))) == numbers
    assert all(held.index(number) == i for i, number in list(enumerate(numbers))[-3:])
    assert isinstance(held, range) == (count >= MANY and step == 1)
