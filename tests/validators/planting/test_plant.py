"""A planter stands in the file of its rule and says there all that is said of it."""

from __future__ import annotations

import re

import pytest

from validators.catalogue import catalogue, find
from validators.planting import plant, plants_of, why_unplanted
from validators.planting.site import Marks, Site
from validators.rule import Rule


def test_the_ways_are_found_as_written_under_the_code_of_their_file() -> None:
    ways = plants_of(find("F01"))
    assert [way.planter.__name__ for way in ways] == ["home_left_blank", "recorder_left_blank", "bank_left_blank"]
    assert {way.rule for way in ways} == {"F01"}
    assert ways[0].note == "必填项空着。"


def test_what_the_decorator_is_given_is_kept() -> None:
    [torn, *_] = plants_of(find("T01"))
    [lecture] = plants_of(find("C05-1"))
    [twice] = plants_of(find("T12"))
    assert (torn.turn, lecture.turn, twice.turn) == (-1, 1, 0)
    assert (lecture.scene, torn.scene) == ("province", "county")
    assert (twice.persists, torn.persists) == (True, False)


def test_a_planter_in_a_file_of_no_rule_has_no_code() -> None:
    @plant()
    def astray(site: Site) -> Marks:
        """没有规则。"""
        yield from ()

    with pytest.raises(ValueError, match="test_plant"):
        assert astray.rule


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_a_rule_is_not_both_planted_and_said_not_to_be(rule: Rule) -> None:
    assert not (plants_of(rule) and why_unplanted(rule))
    for said in (why_unplanted(rule), *(way.note for way in plants_of(rule))):
        assert not said or re.search("[\u4e00-\u9fff].*。$", said)
