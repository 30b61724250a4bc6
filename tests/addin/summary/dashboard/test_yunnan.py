"""The grid of Yunnan: every county once, none elsewhere, and the counties of a prefecture side by side."""

from __future__ import annotations

import pytest

from addin.summary.dashboard.yunnan import counties, prefecture_of, prefectures, within
from validators import regions

CITIES_OF_AUTONOMOUS_PREFECTURES = ("532301", "532501", "532601", "532801", "532901", "533301", "533401")


def test_the_counties_are_those_in_force() -> None:
    """A code that ends with 01 is 市辖区 where the prefecture is a city; in an autonomous prefecture it is a county."""
    ours = {code for code in regions.current() if code.startswith("53") and not code.endswith("00")}
    expected = {code for code in ours if not code.endswith("01") or code in CITIES_OF_AUTONOMOUS_PREFECTURES}
    assert len(expected) == 129
    assert counties().keys() == expected
    assert prefectures().keys() == {code for code in regions.current() if code.startswith("53") and code[2:4] != "00"} - ours
    assert len(prefectures()) == 16


def test_every_county_has_a_tile_of_its_own() -> None:
    tiles = counties().values()
    assert len({(tile.x, tile.y) for tile in tiles}) == 129
    assert len({tile.name for tile in tiles}) == 129


@pytest.mark.parametrize("prefecture", sorted(prefectures()))
def test_the_counties_of_a_prefecture_lie_together(prefecture: str) -> None:
    left = {(tile.x, tile.y) for code, tile in counties().items() if prefecture_of(code) == prefecture}
    reached = [left.pop()]
    for x, y in reached:
        beside = {(x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)} & left
        reached += beside
        left -= beside
    assert not left


@pytest.mark.parametrize(
    ("county", "office", "inside"),
    [
        ("530102", "530000", True), ("530102", "530100", True), ("530102", "530300", False), ("530102", "530102", False),
        ("530199", "530100", False), ("532301", "532300", True),
    ],
)  # fmt: skip
def test_within(county: str, office: str, inside: bool) -> None:
    assert within(county, office) is inside
