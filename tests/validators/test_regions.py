"""The region list is the one that python-stdnum knows, and quick to load."""

from __future__ import annotations

from validators.regions import current, former


def test_places_of_yunnan_then_and_now() -> None:
    assert {"530000", "530100", "530102", "532901", "533325"} <= current()
    assert former()["532201"] == "曲靖市"
    assert former()["530121"] == "呈贡县"
    assert not current() & former().keys()


def test_a_place_that_only_changed_its_name_is_in_force() -> None:
    assert "530128" in current()
    assert "530126" in current()


def test_residence_permits_of_hong_kong_macao_and_taiwan_are_known() -> None:
    assert {"810000", "820000", "830000"} <= current()
