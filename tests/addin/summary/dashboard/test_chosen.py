"""What the map and its script are given."""

from __future__ import annotations

import json
from dataclasses import replace

from addin.summary.dashboard.chosen import REACHED, as_json, chosen, tile_map
from addin.summary.dashboard.places import Places
from addin.summary.dashboard.yunnan import counties
from tests.addin.summary.dashboard.province import COUNTY, province
from tests.addin.summary.scenes import NUMBER, UNIT_A, scene


def test_figures_of_the_office_are_the_indicators_own() -> None:
    data = scene()
    found = {one.code: one for one in chosen(data, Places(data))}
    assert next(iter(found)) == REACHED
    for view in data.indicators:
        if view.indicator.code in found and view.share:
            own = found[view.indicator.code].figures[data.code]
            assert (own.text, own.sides) == (view.text, f"{view.whole.counted}/{view.whole.base}")
            assert own.status == view.status.name


def test_who_is_behind_comes_first() -> None:
    data = scene()
    found = {one.code: one.low_first for one in chosen(data, Places(data))}
    assert found["I02-1"]
    assert not found["I00-1"]
    assert not found["I21-2"], "of what should not be, the most"


def test_numbers_are_masked_and_all_can_be_written_as_json() -> None:
    data = scene()
    data = replace(data, units={**data.units, UNIT_A: NUMBER})
    places = Places(data)
    text = json.dumps(as_json(data, places, list(chosen(data, places))), ensure_ascii=False)
    assert NUMBER not in text
    assert "530102********2415" in text


def test_the_map_of_a_province_and_of_a_prefecture() -> None:
    whole, part = tile_map("530000"), tile_map("532500")
    assert whole
    assert part
    assert len(whole.tiles) == len(counties()) == 129
    assert {tile.code for tile, *_ in part.tiles} == {code for code in counties() if code.startswith("5325")}
    assert next(name for tile, name, *_ in part.tiles if tile.code == COUNTY) == "红河州个旧"
    assert min(x for *_, x, _ in part.tiles) == min(y for *_, y in part.tiles) == 0
    assert whole.borders
    assert not part.borders, "one prefecture has no border inside"
    assert tile_map("530102") is None


def test_of_many_units_only_the_key_indicators() -> None:
    few, many = province(1), province(8)
    assert len(Places(many).all) > 1_000 > len(Places(few).all)
    keys = {view.indicator.code for view in many.indicators if view.indicator.key}
    assert {one.code for one in chosen(many, Places(many))} <= keys | {REACHED}
    assert "I00-1" in {one.code for one in chosen(few, Places(few))}
