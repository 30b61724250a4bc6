"""The tests of the examples can fail: every rule, weakened on purpose, breaks a promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from tests.validators import promises
from validators.allowance.claim_period import ClaimPeriod
from validators.catalogue import catalogue
from validators.rule import Context, Hit, Rule, View, WorkbookHit
from workbook_templates.table import Fact, Submission, Tables

RULES = catalogue()
OF_A_COLUMN = [rule for rule in RULES if rule.scope in ("field", "table") and rule.column != "备注"]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
Check = Callable[..., Iterator[Any]]


@contextmanager
def weakened(rule: Rule, check: Check) -> Iterator[None]:
    """The rule with another check, as if someone had edited it; the engine holds the same object."""
    sound = rule.check
    object.__setattr__(rule, "check", check)
    try:
        yield
    finally:
        object.__setattr__(rule, "check", sound)


def nothing(*_: object) -> Iterator[Any]:
    """A check that sees nothing."""
    return iter(())


def everything(rule: Rule) -> Check:
    """A check that is never content."""

    def spots(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
        yield from (WorkbookHit(fact) for fact in submission.facts or [Fact("nothing noticed")])

    def fields(view: View, on: Context) -> Iterator[Hit]:
        yield from (Hit(i) for i in range(len(view.values)))

    def rows(tables: Tables, on: Context) -> Iterator[Hit]:
        yield from (Hit(i) for i in range(len(tables[rule.sheet])))

    def claims(book: ClaimPeriod, on: Context) -> Iterator[Hit]:
        rows = len(book.tables.get(rule.sheet, ())) if rule.outcome == "pay" else len(book.claims)
        yield from (Hit(i) for i in range(rows))

    return {"workbook": spots, "field": fields, "table": rows, "money": claims}[rule.scope]


def elsewhere(rule: Rule) -> Check:
    """A check that tells of the right row at a column nobody declared."""

    def moved(*arguments: Any) -> Iterator[Any]:
        yield from (hit._replace(column="备注") for hit in rule_check(*arguments))

    rule_check = rule.check
    return moved


def broken(promise: Callable[[Rule, Mapping[str, Any]], None], rule: Rule, example: Mapping[str, Any]) -> bool:
    """Whether a promise does not hold for an example."""
    try:
        promise(rule, example)
    except AssertionError:
        return True
    return False


@each_rule
def test_a_rule_that_sees_nothing_breaks_every_failing_example(rule: Rule) -> None:
    with weakened(rule, nothing):
        assert all(broken(promises.fails, rule, example) for example in rule.fails)


@each_rule
def test_a_rule_that_is_never_content_breaks_a_passing_example(rule: Rule) -> None:
    with weakened(rule, everything(rule)):
        assert any(broken(promises.passes, rule, example) for example in rule.passes)


@pytest.mark.parametrize("rule", OF_A_COLUMN, ids=lambda rule: rule.code)
def test_a_rule_that_points_elsewhere_breaks_a_failing_example(rule: Rule) -> None:
    with weakened(rule, elsewhere(rule)):
        assert any(broken(promises.fails, rule, example) for example in rule.fails)


@each_rule
def test_the_sound_rule_keeps_its_promises(rule: Rule) -> None:
    assert not any(broken(promises.fails, rule, example) for example in rule.fails)
    assert not any(broken(promises.passes, rule, example) for example in rule.passes)
