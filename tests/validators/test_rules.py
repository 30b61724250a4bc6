"""Every rule, present and future, by its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validators import promises
from validators import wording
from validators.catalogue import catalogue, find
from validators.examples import sheet_named
from validators.explain import split_doc
from validators.rule import Rule
from validators.run_examples import run_example

RULES = catalogue()
PASSES = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.passes)]
FAILS = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.fails)]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_passing_example_gives_nothing(rule: Rule, example: dict[str, Any]) -> None:
    promises.passes(rule, example)


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_failing_example_trips_this_rule_and_no_other(rule: Rule, example: dict[str, Any]) -> None:
    promises.fails(rule, example)


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_finding_says_where_what_and_what_to_do(rule: Rule, example: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def hole(_: object, name: str) -> str:
        raise AssertionError(f"nothing fills {{{name}}} of {rule.code}")

    monkeypatch.setattr(wording._Words, "__missing__", hole)
    for finding in promises.own(rule, example):
        promises.worded(finding)


@pytest.mark.parametrize(("rule", "example"), [one for one in FAILS if one.values[0].scope != "workbook"])
def test_who_is_told_to_note_something_is_not_told_again_once_it_is_noted(rule: Rule, example: dict[str, Any]) -> None:
    """A remark that silences nothing is not asked for: the rule's own words in 备注 must do what they promise."""
    for finding in promises.own(rule, example):
        said = finding.message + finding.fix
        if "备注" in said:
            assert not promises.own(rule, noted(rule, example, finding.sheet, said)), said


def noted(rule: Rule, example: dict[str, Any], sheet: str, remark: str) -> dict[str, Any]:
    """The example with a remark in every row of the sheet."""
    if sheet not in example:
        return example | {"备注": remark} if sheet == rule.sheet else example | {sheet: [{"备注": remark}]}
    return example | {sheet: [row | {"备注": remark} for row in example[sheet]]}


@each_rule
def test_a_rule_has_examples_and_an_interpretation(rule: Rule) -> None:
    assert rule.fails, "a rule that nothing trips proves nothing"
    assert rule.passes
    meaning, _ = split_doc(rule.doc)
    assert promises.HAN.search(meaning)
    assert meaning.endswith(("。", "）", "；"))
    assert find(rule.code.lower()) is rule


@each_rule
def test_a_rule_says_in_a_letter_what_its_findings_are(rule: Rule) -> None:
    if rule.scope != "money":  # of these the letters speak in their own words
        assert promises.HAN.search(rule.brief)
        assert rule.brief.format(n=3)[-1] not in "。，；"


@each_rule
def test_a_rule_speaks_of_columns_that_exist(rule: Rule) -> None:
    if rule.scope == "workbook":
        return
    column = sheet_named(rule.sheet).column(rule.column)
    if rule.scope == "field":
        assert rule.applies(column)
    for example in rule.fails:
        for finding in run_example(rule, example):
            sheet_named(finding.sheet).column(finding.column)
