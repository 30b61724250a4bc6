"""The cross-tabs of the ranks: whom they count, in which order, and who stands behind each number."""

from __future__ import annotations

import pytest

from addin.summary.measure.inputs import Inputs
from addin.summary.ranks.crosstab import Band, CrossTab, bands
from addin.summary.ranks.people import ranks_frame, ranks_of
from tests.addin.summary.registers import Rows, context, inputs, person, unit
from validators.examples import tables_of

UNIT, OTHER = "11530102015101007C", "115301020151010157"
DAY = "2026-09-30"
PEOPLE: Rows = {
    "封面": [{}],
    "离退休干部": [
        {"身份证号": person(1), "性别": "男", "出生日期": "1966-09-30", "入党日期": "1976-09-30", "健康状况": "健康"},
        {"身份证号": person(2), "性别": "男", "出生日期": "1966-10-01", "入党日期": "1976-10-01", "健康状况": "高血压"},
        {"身份证号": person(3), "性别": "女", "出生日期": "1936-01-01", "政治面貌": "群众", "健康状况": None},
        {"身份证号": person(4), "性别": "女", "出生日期": None, "政治面貌": "群众", "健康状况": "健康"},
        {"身份证号": person(5), "性别": "女", "出生日期": "1950-01-01", "状态": "去世"},
    ],
}


@pytest.fixture(scope="module")
def given() -> Inputs:
    return inputs(unit(UNIT, PEOPLE, "农业农村局"), on=context(DAY))


def table(given: Inputs, title: str) -> CrossTab:
    ranks = ranks_of(given)
    assert ranks is not None
    return next(one for one in ranks.tables if one.spec.title == title)


def test_ages_are_whole_years_on_the_day_and_who_is_dead_is_not_counted(given: Inputs) -> None:
    found = table(given, "年龄和性别")
    assert found.rows == ("不满60岁", "60至64岁", "90岁以上", "（没有填）"), "in order; 60 on the very day is 60"
    assert found.columns == ("男", "女")
    assert found.counts == ((1, 0), (1, 0), (0, 1), (0, 1))
    assert (found.total, found.row_totals, found.column_totals) == (4, [1, 1, 1, 1], [2, 2])


def test_a_table_of_members_counts_members(given: Inputs) -> None:
    found = table(given, "党员的党龄和健康状况")
    assert (found.rows, found.columns) == (("40至49年", "50年以上"), ("健康", "高血压"))
    assert found.counts == ((0, 1), (1, 0)), "what is written beside the list stands behind it"


def test_who_stands_behind_each_number(given: Inputs) -> None:
    ranks = ranks_of(given, named=True)
    assert ranks is not None
    found = next(one for one in ranks.tables if one.spec.title == "年龄和性别")
    numbers = [ranks.people[place].row for place in found.places]
    assert numbers == [5, 4, 6, 7], "the rows of the roster, in the order of the cells"
    assert all("*" in one.person for one in ranks.people)


def test_names_are_not_made_unless_they_are_wanted(given: Inputs) -> None:
    ranks = ranks_of(given)
    assert ranks is not None
    assert ranks.people == ()


def test_units_of_one_name_are_told_apart() -> None:
    one, other = unit(UNIT, PEOPLE, "农业农村局"), unit(OTHER, PEOPLE, "农业农村局")
    given = inputs(one, other, on=context(DAY))
    assert table(given, "各单位的年龄").rows == (f"农业农村局（{UNIT}）", f"农业农村局（{OTHER}）")


def test_without_a_roster_there_is_nothing() -> None:
    assert ranks_of(Inputs(tables_of({"活动记录": []}), context(DAY))) is None


def test_an_empty_roster_has_tables_of_nobody() -> None:
    ranks = ranks_of(inputs(unit(UNIT, {"封面": [{}]}), on=context(DAY)))
    assert ranks is not None
    assert {one.total for one in ranks.tables} == {0}


def test_every_declared_category_can_be_made(given: Inputs) -> None:
    assert set(bands()) < set(ranks_frame(given).columns)


def test_the_names_of_bands() -> None:
    assert Band("出生日期", (60, 70), "岁").labels == ["不满60岁", "60至69岁", "70岁以上"]
