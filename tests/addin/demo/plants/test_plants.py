"""Every rule has an error planted for it, all of them are found, and nothing else is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from addin.demo.county.expected import Expected
from addin.demo.county.filled_forms import Row
from addin.demo.county.make_county import clean_books
from addin.demo.evaluation.evaluate import evaluate
from addin.demo.plants import all_plants, plant_errors, unplanted
from addin.demo.plants.planted import Planted
from tests.addin.demo.conftest import AFTER_THE_QUARTER, SMALL, found_in, small_county
from validators import rule_index
from validators.catalogue import catalogue
from validators.rule import Hit, Rule
from workbook_templates.table import Submission


def test_every_rule_has_a_plant_or_a_reason() -> None:
    assert {rule.code for rule in catalogue()} - set(all_plants()) - set(unplanted()) == set()
    assert set(all_plants()) & set(unplanted()) == set()


def test_every_plant_is_for_a_rule_there_is_and_says_what_it_does() -> None:
    known = {rule.code for rule in catalogue()}
    for rule, ways in all_plants().items():
        assert rule in known
        for way in ways:
            assert re.search("[\u4e00-\u9fff]", way.note)


def test_rules_are_planted_in_the_order_of_their_codes() -> None:
    assert list(all_plants()) == [rule.code for rule in catalogue() if rule.code in all_plants()]


def test_a_seed_plants_the_same_at_the_same_places_and_another_seed_elsewhere() -> None:
    def planted_by(seed: int) -> list[Expected]:
        county = small_county()
        return plant_errors(county, clean_books(county, SMALL), seed, SMALL).at_check()

    assert planted_by(5) == planted_by(5)
    assert planted_by(5) != planted_by(6)


def test_all_that_was_planted_is_found_and_nothing_else(planted: tuple[Planted, list[Submission]]) -> None:
    made, submissions = planted
    result = evaluate(found_in(submissions, AFTER_THE_QUARTER), made.at_check())
    assert result.missed == []
    assert result.false_alarms == []
    assert result.planted > 100


@pytest.mark.parametrize("seed", [60613, 13, 480021, 12345, *range(1, 13)])
def test_two_heads_of_one_body_are_nowhere_but_where_a_plant_says_so(seed: int) -> None:
    county = small_county(seed)
    made = plant_errors(county, clean_books(county, SMALL), seed, SMALL)
    said = {mark.cells["任职组织代码"] for mark in made.marks if mark.rule == "S14" and mark.cells}
    assert {body for book in made.books if book.kind == "roster" for body in _with_two_heads(book.sheets["任职"])} <= said


def _with_two_heads(posts: list[Row]) -> set[object]:
    """The bodies with several persons who hold the post of 书记 or of 组长 without an end."""
    heads: dict[tuple[object, object], set[object]] = defaultdict(set)
    for post in posts:
        if post.get("职务") in ("书记", "组长") and post.get("免职日期") is None:
            heads[post["任职组织代码"], post["职务"]].add(post["身份证号"])
    return {body for (body, _), people in heads.items() if len(people) > 1}


def test_nearly_every_rule_finds_room_in_a_small_county(planted: tuple[Planted, list[Submission]]) -> None:
    made, _ = planted
    here = {rule for rule, ways in all_plants().items() if any(way.scene == "county" for way in ways)}
    assert here - {mark.rule for mark in made.marks if mark.why == "planted"} <= {"C02-6", "C06-3"}


def _replace(rule: Rule, code: str, check: object) -> Rule:
    return replace(rule, check=check) if rule.code == code else rule


def _weakened(monkeypatch: pytest.MonkeyPatch, code: str, check: object) -> None:
    by_module = {rule.check.__module__: _replace(rule, code, check) for rule in catalogue()}
    monkeypatch.setattr(rule_index, "rule_in", by_module.__getitem__)


def test_a_rule_that_sees_nothing_is_reported_as_missing_its_errors(
    planted: tuple[Planted, list[Submission]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _weakened(monkeypatch, "C02-1", lambda tables, on: iter(()))
    made, submissions = planted
    result = evaluate(found_in(submissions, AFTER_THE_QUARTER), made.at_check())
    assert {miss.rule for miss in result.missed} == {"C02-1"}
    assert not result.perfect


def test_a_rule_that_sees_too_much_is_reported_for_false_alarms(
    planted: tuple[Planted, list[Submission]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _weakened(monkeypatch, "C02-1", lambda tables, on: (Hit(i) for i in range(len(tables["离退休干部"]))))
    made, submissions = planted
    result = evaluate(found_in(submissions, AFTER_THE_QUARTER), made.at_check())
    assert {alarm.rule for alarm in result.false_alarms} == {"C02-1"}
    assert result.missed == []
