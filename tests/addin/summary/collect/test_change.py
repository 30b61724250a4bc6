from __future__ import annotations

import pytest

from addin.summary.collect.change import changes, period_before, scores
from tests.addin.summary.registers import person, unit
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


@pytest.mark.parametrize(
    ("period", "before"),
    [("2026Q3", "2026Q2"), ("2026Q1", "2025Q4"), ("2026H2", "2026H1"), ("2026H1", "2025H2"), ("2026", "2025")],
)
def test_the_period_before_is_as_long(period: str, before: str) -> None:
    assert str(period_before(Period.parse(period))) == before


def people(code: str, first: int, count: int) -> Tables:
    rows = [{"身份证号": person(n), "党支部代码": "530102000001"} for n in range(first, first + count)]
    return unit(code, {"党组织": [{}], "离退休干部": rows})


def test_who_came_and_who_went() -> None:
    (one,) = [c for c in changes(people("A", 0, 10), people("A", 3, 9), {"A": "甲局"}) if c.measure == "离退休干部"]
    assert (one.unit_name, one.before, one.joined, one.left, one.after) == ("甲局", 10, 2, 3, 9)


def test_a_unit_that_reported_only_once_is_not_compared() -> None:
    assert not changes(people("A", 0, 10), people("B", 0, 10), {})


def test_an_unusual_jump_is_marked_and_only_that() -> None:
    before = merge_tables([people(f"单位{n}", n * 100, 40) for n in range(7)])
    after = merge_tables([people(f"单位{n}", n * 100, 40 + n % 3 + (30 if n == 4 else 0)) for n in range(7)])
    found = [c for c in changes(before, after, {}) if c.measure == "离退休干部"]
    assert [c.unit for c in found if c.jump] == ["单位4"]
    assert "新增31、减少0" in next(c.jump for c in found if c.jump)


def test_too_few_units_say_nothing_about_the_usual() -> None:
    assert scores([0.0, 0.0, 9.0]) == [0.0, 0.0, 0.0]


def test_where_most_do_not_change_the_one_that_does_stands_out() -> None:
    assert scores([0.0] * 9 + [0.5])[-1] > 3.5
    assert scores([0.1] * 6) == [0.0] * 6
