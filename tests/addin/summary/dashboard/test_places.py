"""Each place's figures are the sums of its units', and each unit is below who sent it."""

from __future__ import annotations

from dataclasses import replace

from addin.summary.dashboard.places import Places, prefecture_name
from addin.summary.dashboard.yunnan import counties, prefecture_of
from addin.summary.measure.rollup import roll_up
from tests.addin.summary.dashboard.province import COUNTY, PREFECTURE, province, unit_code
from tests.addin.summary.scenes import UNIT_A, UNIT_B, scene


def test_a_province_has_prefectures_with_counties_with_units() -> None:
    places = Places(province())
    assert {one.code for one in places.below("530000")} == {prefecture_of(code) for code in counties()}
    assert {one.code for one in places.below(PREFECTURE)} == {code for code in counties() if code.startswith("5325")}
    assert [one.code for one in places.below(COUNTY)] == [unit_code(COUNTY, 0), unit_code(COUNTY, 1)]
    assert places.all[COUNTY].name == "个旧市"
    assert prefecture_name(COUNTY) == "红河州"


def test_sums_are_those_of_the_units() -> None:
    data = province(3)
    places, view = Places(data), next(one for one in data.indicators if one.indicator.code == "I02-1")
    found = places.figures(view.by_unit)
    assert found["530000"] == view.whole
    assert {code: part for code, part in found.items() if code in set(data.parents.values())} == roll_up(
        view.by_unit, data.parents
    )
    for county in counties():
        own = [part.tally for unit, part in view.by_unit.items() if unit[2:8] == county]
        assert (found[county].tally.counted, found[county].base) == (sum(t.counted for t in own), sum(t.base for t in own))


def test_a_unit_registered_elsewhere_stays_below_who_sent_it() -> None:
    data = scene(code="530000", level="province", parents={UNIT_A: "530300", UNIT_B: UNIT_B})
    places = Places(data)
    assert places.all[UNIT_A].above == "530300"
    assert places.all[UNIT_B].above == "530000"
    assert "530102" not in places.all


def test_a_county_has_units_only_and_is_none_itself() -> None:
    data = scene()
    places = Places(replace(data, units={**data.units, data.code: data.office}))
    assert [one.code for one in places.below(data.code)] == sorted((UNIT_A, UNIT_B))


def test_the_share_of_targets_reached() -> None:
    """One unit has a member without a branch and 100 % elsewhere: its share is counted one by one, from what a clause of the
    plan asks for: how a form was sent is no target of the plan.
    """
    data = scene()
    shares = [one for one in data.indicators if one.share and one.target and one.value is not None and one.indicator.clause]
    known = [one for one in shares if UNIT_A in one.by_unit and one.by_unit[UNIT_A].base]
    full = [one for one in known if not one.by_unit[UNIT_A].tally.missed]
    found = Places(data).reached(data.indicators)[UNIT_A]
    assert 0 < len(full) < len(known)
    assert (found.counted, found.base) == (len(full), len(known))
