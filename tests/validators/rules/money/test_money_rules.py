"""Every rule of money, present and future, by its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from validators.catalogue import catalogue
from validators.rule import Rule
from validators.run_examples import run_example

RULES = [rule for rule in catalogue() if rule.scope == "money"]
PASSES = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.passes)]
FAILS = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.fails)]


_KEPT = {15, 16}  # what RULES.md calls receivables and adjustments: those are the ledger's, not a rule's


def test_no_number_is_left_out() -> None:
    assert len(RULES) >= 14
    numbers = [int(rule.code[1:]) for rule in RULES]
    assert numbers == sorted(set(numbers))
    assert set(range(1, numbers[-1])) - set(numbers) == _KEPT


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_passing_example_gives_nothing(rule: Rule, example: dict[str, Any]) -> None:
    assert [f for f in run_example(rule, example) if f.rule == rule.code] == []


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_failing_example_trips_this_rule_and_no_other(rule: Rule, example: dict[str, Any]) -> None:
    found = run_example(rule, example)
    assert {f.rule for f in found} - set(rule.also) == {rule.code}
    for finding in found:
        assert finding.sheet == rule.sheet or finding.rule in rule.also
        assert finding.cell
        assert finding.message.endswith("。")
        assert "{" not in finding.message + finding.fix
        assert finding.fix.startswith(("请", "如", "不用"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_examples_and_an_interpretation(rule: Rule) -> None:
    assert rule.passes
    assert rule.fails
    assert rule.doc
    assert rule.outcome
    assert rule.step


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_private_numbers_are_masked(rule: Rule, example: dict[str, Any]) -> None:
    found = run_example(rule, example)
    assert found
    for finding in found:
        assert "196303072" not in finding.message + finding.fix + finding.value
        assert "6223690000000" not in finding.message
