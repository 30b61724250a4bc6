"""Every rule, present and future, by its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from validators.catalogue import catalogue
from validators.examples import run_example
from validators.rule import Rule

RULES = [rule for rule in catalogue() if rule.scope != "money"]
PASSES = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.passes)]
FAILS = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.fails)]


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_passing_example_gives_nothing(rule: Rule, example: dict[str, Any]) -> None:
    assert [f for f in run_example(rule, example) if f.rule == rule.code] == []


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_failing_example_trips_this_rule_and_no_other(rule: Rule, example: dict[str, Any]) -> None:
    found = run_example(rule, example)
    assert {f.rule for f in found} - set(rule.also) == {rule.code}
    own = [f for f in found if f.rule == rule.code]
    if rule.scope != "workbook":
        assert rule.column in {f.column for f in own}
        assert all(f.cell for f in own)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_examples_words_and_an_interpretation(rule: Rule) -> None:
    assert rule.fails, "a rule that nothing trips proves nothing"
    assert rule.passes
    assert rule.doc
    for example in rule.fails:
        finding = next(f for f in run_example(rule, example) if f.rule == rule.code)
        assert finding.message
        assert finding.fix.startswith(("请", "如", "不用"))
        assert "{" not in finding.message + finding.fix
