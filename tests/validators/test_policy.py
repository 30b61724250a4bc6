"""Every obligation of the plan is answered for, and every rule of the plan answers for one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from addin.summary.measure.catalogue import catalogue as indicators
from validators.catalogue import catalogue
from validators.coverage import answering
from validators.policy import Obligation, clauses, deadline, default_policy, read_policy

HAN = "一二三四五六七八九十"
NUMBERED = ["（" + ("" if n < 10 else "十") + (HAN[n % 10 - 1] if n % 10 else "") + "）" for n in range(1, 10)]
NUMBERED += ["（十）", *(f"（十{n}）" for n in HAN[:5])]
DUTIES = [duty for clause in clauses() for duty in clause.duties]
RULES, INDICATORS = answering(catalogue()), answering(indicators())
each_duty = pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)


def test_every_clause_of_the_plan_is_there_in_its_order() -> None:
    assert [clause.id for clause in clauses()] == ["一", *NUMBERED, "七"]


@each_duty
def test_an_obligation_has_a_rule_an_indicator_or_a_stated_waiver(duty: Obligation) -> None:
    answered = bool(RULES[duty.id] or INDICATORS[duty.id])
    assert answered != bool(duty.waiver)
    assert len(duty.waiver) > 10 or answered


def test_what_answers_for_an_obligation_that_is_not_the_plans_is_refused() -> None:
    astray = replace(catalogue()[-1], obligations=("2-6", "99-1"))
    with pytest.raises(ValueError, match=f"{astray.code} answers for 99-1"):
        answering([*catalogue(), astray])


@each_duty
def test_a_date_is_one_the_words_state(duty: Obligation) -> None:
    if duty.date is not None:
        assert str(duty.date.year) in duty.words
        assert (duty.date.month, duty.date.day) == (12, 31)


def test_every_rule_of_the_plan_and_of_money_answers_for_an_obligation() -> None:
    assert {rule.code for rule in catalogue() if rule.code[0] in "CS"} == {rule.code for rule in catalogue() if rule.obligations}


def test_a_rule_answers_for_an_obligation_of_its_own_clause() -> None:
    by_clause = {clause.id: {code for duty in clause.duties for code in RULES[duty.id]} for clause in clauses()}
    for rule in catalogue():
        if rule.code[0] == "C":
            assert rule.code in by_clause[rule.clause], rule.code


def test_the_ids_of_obligations_are_unique() -> None:
    ids = [duty.id for duty in DUTIES]
    assert len(ids) == len(set(ids))


def test_every_threshold_says_what_it_means_and_where_it_is_taken_from() -> None:
    for name, row in read_policy()["parameter"].items():
        assert set(row) == {"value", "meaning", "source"}, name
        assert re.search("[\u4e00-\u9fff]", row["meaning"] + row["source"])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("branch_coverage_deadline", dt.date(2025, 12, 31)),
        ("group_coverage_deadline", dt.date(2025, 12, 31)),
        ("liaison_coverage_deadline", dt.date(2025, 12, 31)),
        ("reserve_coverage_deadline", dt.date(2027, 12, 31)),
    ],
)
def test_the_plans_deadlines(name: str, day: dt.date) -> None:
    assert deadline(name) == day


def test_a_threshold_that_is_no_date_is_no_deadline() -> None:
    with pytest.raises(TypeError):
        deadline("branch_fewest_members")


def test_an_office_overrides_a_threshold_and_no_other_changes() -> None:
    own = default_policy().override({"liaison_most_organisations": 5})
    assert own["liaison_most_organisations"] == 5
    assert own.parameters["liaison_most_organisations"].overridden
    assert own["branch_fewest_members"] == 3
    assert default_policy()["liaison_most_organisations"] == 3


@pytest.mark.parametrize("values", [{"no_such": 1}, {"branch_fewest_members": "3"}, {"branch_fewest_members": True}])
def test_an_unknown_or_ill_typed_threshold_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        default_policy().override(values)
