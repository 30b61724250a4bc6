"""The committed catalogue is what the rules say today, and says it all."""

from __future__ import annotations

import re

import pytest

from validators.catalogue import catalogue, find
from validators.explain import explain, parameter_sentence, split_doc
from validators.policy import default_policy
from validators.readme import PAGE
from validators.rule import Rule
from validators.run_examples import run_example


def test_every_rule_stands_on_the_page_with_the_words_it_produces() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("\\", "")
    for rule in catalogue():
        found = next(f for f in run_example(rule, rule.fails[0]) if f.rule == rule.code)
        assert f"### {rule.code}" in text
        assert found.message in text
        assert found.fix in text


def test_no_identity_number_stands_on_the_page_in_full() -> None:
    assert not re.search(r"\d{6}19\d{2}[01]\d[0-3]\d\d{3}[\dX]", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("code", "parameters"),
    [
        ("F01", []),
        ("F04", ["youngest_retirement_age", "usual_retirement_age"]),
        ("C02-1", ["branch_coverage_deadline", "placement_grace_months"]),
        ("C02-6", ["branch_coverage_deadline", "group_coverage_deadline"]),
        ("C13-1", ["away_months_to_notify"]),
    ],
)
def test_the_thresholds_of_a_rule_are_listed_a_deadline_among_them(code: str, parameters: list[str]) -> None:
    assert [parameter.name for parameter in explain(find(code)).parameters] == parameters


def test_an_office_sees_its_own_threshold() -> None:
    own = default_policy().override({"away_months_to_notify": 3})
    [parameter] = explain(find("C13-1"), own).parameters
    assert (parameter.value, parameter.overridden) == (3, True)
    assert parameter_sentence(parameter).endswith("：3")


@pytest.mark.parametrize(
    ("doc", "meaning", "note"),
    [
        ("必填项不能为空。A cell that is not.", "必填项不能为空。", "A cell that is not."),
        ("前一句\n    后一句。\n\n    Whole months\n    are counted.", "前一句后一句。", "Whole months are counted."),
        ("按 GB 11643 检查：X 加12位。", "按 GB 11643 检查：X 加12位。", ""),
    ],
)
def test_a_docstring_is_its_chinese_and_its_english(doc: str, meaning: str, note: str) -> None:
    assert split_doc(doc) == (meaning, note)


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_a_meaning_is_for_clerks(rule: Rule) -> None:
    assert not re.search("[a-z]{3,} [a-z]{3,}", explain(rule).meaning)
