"""A rule reads the thresholds it declares and no others, and each is pinned by an example: moved by one, some example is
judged otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

import pytest

from tests.validators.recording import Recording
from validators import engine, rule_index
from validators.allowance import judge
from validators.catalogue import catalogue
from validators.policy import Parameter, default_policy
from validators.rule import Context, Rule
from validators.run_examples import run_example
from workbook_templates.schema import Column, Sheet

RULES = catalogue()
IN_FORCE = cast("dict[str, Parameter]", default_policy().parameters)


def moved(value: Any) -> list[Any]:
    """The thresholds next to this one; a list of words has no neighbours."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    return [value - dt.timedelta(days=1), value + dt.timedelta(days=1)] if isinstance(value, dt.date) else []


_FIGURES = re.compile(r"[\d.,-]+")
PINS = [
    pytest.param(rule, name, value, id=f"{rule.code}-{name}-{value}")
    for rule in RULES
    for name in rule.thresholds
    for value in moved(IN_FORCE[name].value)
]


def judged(rule: Rule) -> list[set[tuple[str, ...]]]:
    """What the rule says of each of its examples, but for the figures in it, which may be the threshold itself."""
    found = [run_example(rule, example) for example in (*rule.passes, *rule.fails)]
    return [
        {(f.sheet, f.cell, f.column, f.severity.value, _FIGURES.sub("", f.message)) for f in one if f.rule == rule.code}
        for one in found
    ]


@pytest.mark.parametrize(("rule", "name", "value"), PINS)
def test_a_threshold_moved_by_one_changes_what_is_said_of_an_example(
    rule: Rule, name: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = judged(rule)
    monkeypatch.setitem(IN_FORCE, name, IN_FORCE[name]._replace(value=value))
    assert judged(rule) != before


Asked = Mapping[str, set[str]]


def recording(rule: Rule, asked: Asked) -> Rule:
    """The rule, with what its check and its severity ask of the policy written down under its code."""

    def check(judged: Any, on: Context) -> list[Any]:
        watched = replace(on, policy=Recording(on.policy.parameters, asked[rule.code]))
        rule.severity_on(watched)
        return list(rule.check(judged, watched))

    return replace(rule, check=check)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What each rule asks of the policy, from now on in this test."""
    found: Asked = defaultdict(set)
    watched = [recording(rule, found) for rule in RULES]
    money = [next(one for one in watched if one.code == rule.code) for rule in judge.money_rules()]
    by_module = {rule.check.__module__: one for rule, one in zip(RULES, watched, strict=True)}
    monkeypatch.setattr(rule_index, "rule_in", by_module.__getitem__)
    monkeypatch.setattr(
        engine, "_rules_by_column", partial(_rules_by_column, [rule for rule in watched if rule.scope == "field"])
    )
    monkeypatch.setattr(judge, "money_rules", lambda: money)
    return found


def _rules_by_column(rules: list[Rule], sheet: Sheet) -> list[tuple[Column, list[Rule]]]:
    return [(column, [rule for rule in rules if rule.applies(column)]) for column in sheet.columns]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_asks_for_the_thresholds_it_declares_and_for_no_others(rule: Rule, asked: Asked) -> None:
    for example in (*rule.passes, *rule.fails):
        run_example(rule, example)
    assert asked[rule.code] == set(rule.thresholds)
    for one in RULES:
        assert asked[one.code] <= set(one.thresholds), one.code


def test_what_a_rule_asks_is_seen_whether_it_declares_it_or_not(asked: Asked) -> None:
    rule = next(rule for rule in RULES if rule.code == "C06-3")
    run_example(rule, rule.fails[0])
    assert asked[rule.code] == {"branch_most_members", "committee_fewest_members"}
    assert asked["C06-2"] == {"branch_fewest_members"}
    assert asked["C06-1"] == set()


def test_every_threshold_is_declared_somewhere_or_serves_the_computing_of_allowances() -> None:
    declared = {name for rule in RULES for name in rule.thresholds}
    assert declared <= set(IN_FORCE)
    assert {name for name in IN_FORCE if not name.startswith("allowance_")} <= declared
