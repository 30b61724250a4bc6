"""A rule without a planter is planted by its examples."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace

import pytest

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books
from addin.demo.plants import all_plants
from addin.demo.plants.county_site import CountySite
from addin.demo.plants.derived import derived
from tests.addin.demo.conftest import SMALL, small_county
from validators.catalogue import find
from validators.planting import plants_of
from validators.planting.site import FormRow, NoRoom


@pytest.fixture
def site() -> CountySite:
    county = small_county()
    return CountySite(county, clean_books(county, SMALL), Random(1))


def changed_rows(site: CountySite, before: list[DemoForm]) -> list[tuple[dict[str, object], dict[str, object]]]:
    sheets = [(old.sheets[name], new.sheets[name]) for old, new in zip(before, site.books, strict=True) for name in new.sheets]
    return [(old, new) for olds, news in sheets for old, new in zip(olds, news, strict=True) if old != new]


def test_the_first_example_of_plain_cells_is_put_into_one_row_like_its_own(site: CountySite) -> None:
    [way] = derived(find("C12-4"))
    way.put(site)
    [(old, new)] = changed_rows(site, clean_books(small_county(), SMALL))
    assert {name for name in new if new[name] != old[name]} == {"党员管理类别"}
    assert (new["党员管理类别"], new["政治面貌"], new["人员类别"], new["状态"]) == (None, "中共党员", "退休", "在册")
    [mark] = site.marks
    assert (mark.rule, mark.sheet, mark.column, mark.note) == ("C12-4", "离退休干部", "党员管理类别", "“党员管理类别”空着。")
    assert mark.cells == new


def test_a_row_that_the_example_would_not_change_is_not_taken(site: CountySite) -> None:
    [way] = derived(find("F07"))
    for _ in range(20):
        way.put(site)
    pairs = changed_rows(site, clean_books(small_county(), SMALL))
    assert [(old["性别"], new["性别"]) for old, new in pairs] == [("男", "女")] * 20


def test_cells_lie_in_the_form_as_they_are_read_and_as_typed_where_they_cannot_be(site: CountySite) -> None:
    for code, column in (("C20-1", "完成时限"), ("F03", "出生日期")):
        [way] = derived(find(code))
        way.put(site)
        cells = site.marks[-1].cells or {}
        assert str(cells[column]) == find(code).fails[0][column]
        assert isinstance(cells[column], str) == (code == "F03")


def test_what_the_examples_trip_besides_may_follow(site: CountySite) -> None:
    [way] = derived(find("C08-4"))
    way.put(site)
    assert {(mark.rule, mark.why) for mark in site.marks} == {("C08-4", "planted"), *((r, "follows") for r in find("C08-4").also)}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("T03", "the workbook"),
        ("S03", "money"),
        ("C11-1", "the cover"),
        ("C06-2", "rows of two sheets"),
        ("C03-1", "several rows"),
    ],
)
def test_nothing_is_derived_for_what_is_more_than_cells_of_a_row(code: str, why: str) -> None:
    assert derived(find(code)) == [], why


def test_where_no_row_is_left_there_is_no_room(site: CountySite) -> None:
    [way] = derived(find("C20-1"))
    site.mark_used(*(row.cells for row in site.shuffled("任务清单")))
    with pytest.raises(NoRoom):
        way.put(site)
    assert site.marks == []


def test_a_planter_of_the_rules_own_stands_before_a_derived_one() -> None:
    assert all_plants()["F01"] == plants_of(find("F01"))
    assert plants_of(find("C12-4")) == []
    assert [way.rule for way in all_plants()["C12-4"]] == ["C12-4"]


def test_a_form_of_somebody_else_cannot_be_damaged(site: CountySite) -> None:
    foreign = SimpleNamespace(kind="roster", unit="", file="x.xlsx", cover={}, sheets={})
    with pytest.raises(TypeError, match=r"x\.xlsx"):
        site.damage.row_hidden(FormRow(foreign, "任职", {}))
