from __future__ import annotations

from statistics import fmean, median

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.summary.collect.change import changes, movement, previous_period, scores
from tests.addin.summary.registers import person, unit
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

Member = tuple[str, str | None]
UNITS = [f"单位{n}" for n in range(8)]
keys = st.sampled_from(["530102195501011239", "53010219550101123X", "0012", "12", "12.0", "nan", "", None])
lists = st.lists(st.tuples(st.sampled_from(UNITS), keys), max_size=60)


@pytest.mark.parametrize(
    ("period", "before"),
    [("2026Q3", "2026Q2"), ("2026Q1", "2025Q4"), ("2026H2", "2026H1"), ("2026H1", "2025H2"), ("2026", "2025")],
)
def test_the_previous_period_is_as_long(period: str, before: str) -> None:
    assert str(previous_period(Period.parse(period))) == before


def people(code: str, first: int, count: int) -> Tables:
    rows = [{"身份证号": person(n), "党支部代码": "530102000001"} for n in range(first, first + count)]
    return unit(code, {"党组织": [{}], "离退休干部": rows})


def test_who_came_and_who_went() -> None:
    (one,) = [c for c in changes(people("A", 0, 10), people("A", 3, 9), {"A": "甲局"}) if c.measure == "离退休干部"]
    assert (one.unit_name, one.before, one.joined, one.left, one.after) == ("甲局", 10, 2, 3, 9)


def test_the_rows_are_of_those_who_came_and_went() -> None:
    """Of ten persons three left, two are new: told apart by their numbers, shown with these masked."""
    (one,) = [c for c in changes(people("A", 0, 10), people("A", 3, 9), {}, lambda _: "表.xlsx") if c.measure == "离退休干部"]
    masked = [f"{number[:6]}********{number[-4:]}" for number in map(person, range(12))]
    for rows, expected in ((one.gone, masked[:3]), (one.came, masked[10:])):
        assert all(number in row.what for row, number in zip(rows, expected, strict=True))
        assert {row.file for row in rows} == {"表.xlsx"}


def test_a_unit_that_reported_only_once_is_not_compared() -> None:
    assert not changes(people("A", 0, 10), people("B", 0, 10), {})


def test_an_unusual_jump_is_marked_and_only_that() -> None:
    before = merge_tables([people(f"单位{n}", n * 100, 40) for n in range(7)])
    after = merge_tables([people(f"单位{n}", n * 100, 40 + n % 3 + (30 if n == 4 else 0)) for n in range(7)])
    found = [c for c in changes(before, after, {}) if c.measure == "离退休干部"]
    assert [c.unit for c in found if c.jump] == ["单位4"]
    assert "新增31、减少0" in next(c.jump for c in found if c.jump)


def scored(*turnover: float) -> list[float]:
    return scores(pd.Series(turnover)).tolist()


def test_too_few_units_say_nothing_about_the_usual() -> None:
    assert scored(0.0, 0.0, 9.0) == [0.0, 0.0, 0.0]


def test_where_most_do_not_change_the_one_that_does_stands_out() -> None:
    assert scored(*[0.0] * 9, 0.5)[-1] > 3.5
    assert scored(*[0.1] * 6) == [0.0] * 6


@given(lists, lists, st.sets(st.sampled_from(UNITS)))
def test_the_table_counts_as_sets_do(old: list[Member], new: list[Member], units: set[str]) -> None:
    """Persons are told apart by the text of their number: what looks like a number, or is blank, is not made one."""
    moved = movement(frame(old), frame(new), sorted(units)).to_dict("index")
    was, now = ({unit: {key for u, key in rows if u == unit} for unit in units} for rows in (old, new))
    counted = {unit: (one["before"], one["after"], one["joined"], one["left"]) for unit, one in moved.items()}
    assert counted == {u: (len(was[u]), len(now[u]), len(now[u] - was[u]), len(was[u] - now[u])) for u in sorted(units)}
    turnover = [(len(now[u] ^ was[u])) / max(len(was[u]), 1) for u in sorted(units)]
    assert [one["turnover"] for one in moved.values()] == turnover
    assert [one["score"] for one in moved.values()] == pytest.approx(reckoned(turnover))


def frame(rows: list[Member]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["unit", "key"], dtype=object).drop_duplicates()


def reckoned(values: list[float]) -> list[float]:
    """The modified z-scores by the book (Iglewicz and Hoaglin), without pandas."""
    if len(values) < 5:
        return [0.0] * len(values)
    apart = [value - median(values) for value in values]
    scale = median(map(abs, apart)) / 0.6745 or fmean(map(abs, apart)) * 1.253314
    return [one / scale if scale else 0.0 for one in apart]


def test_what_the_summary_keeps_are_plain_numbers() -> None:
    """Those of numpy are neither written into a workbook nor into JSON."""
    (one,) = [c for c in changes(people("A", 0, 10), people("A", 3, 9), {}) if c.measure == "离退休干部"]
    assert {type(value) for value in (one.before, one.after, one.joined, one.left)} == {int}
