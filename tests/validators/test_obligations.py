"""Every obligation of the plan is answered for, and every rule of the plan answers for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from addin.summary.measure.catalogue import catalogue as indicators
from validators.catalogue import catalogue
from validators.coverage import answering
from validators.obligations import Obligation, clauses

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
