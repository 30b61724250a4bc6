"""Columns are made when they are asked for, once, and made again after they were let go of."""

from __future__ import annotations

import pytest

from workbook_templates.lazy_columns import LazyColumns, passing


class Counting:
    """Makes a column, and counts how often."""

    def __init__(self, column: list[int]) -> None:
        self.column, self.times = column, 0

    def __call__(self) -> list[int]:
        self.times += 1
        return list(self.column)


def test_a_column_is_made_at_first_use_and_kept() -> None:
    one, other = Counting([1, 2]), Counting([3])
    columns = LazyColumns({"甲": one, "乙": other})
    assert (list(columns), len(columns), "乙" in columns, "丙" in columns) == (["甲", "乙"], 2, True, False)
    assert (one.times, other.times) == (0, 0)
    assert columns["甲"] is columns["甲"]
    assert (one.times, other.times) == (1, 0)


def test_those_made_first_are_let_go_of_first_and_made_again_when_needed() -> None:
    makers = {name: Counting([n]) for n, name in enumerate("甲乙丙")}
    columns = LazyColumns(dict(makers))
    held = columns["甲"], columns["乙"], columns["丙"]
    columns.let_go(2)
    assert (columns["甲"], columns["乙"], columns["丙"]) == held
    assert [makers[name].times for name in "甲乙丙"] == [2, 1, 1]


def test_a_column_for_once_is_not_kept() -> None:
    one = Counting([1])
    columns = LazyColumns({"甲": one})
    assert (passing(columns, "甲"), passing(columns, "甲"), passing(columns, "乙")) == ([1], [1], None)
    assert one.times == 2
    kept = columns["甲"]
    assert passing(columns, "甲") is kept
    assert passing({"甲": kept}, "甲") is kept


def test_they_are_changed_and_compared_as_a_dictionary_is() -> None:
    columns = LazyColumns({"甲": Counting([1]), "乙": Counting([2])})
    columns["丙"] = [3]
    del columns["甲"]
    columns.let_go(0)
    assert columns == {"乙": [2], "丙": [3]}
    assert repr(columns) == repr({"乙": [2], "丙": [3]})
    with pytest.raises(KeyError):
        columns["甲"]
