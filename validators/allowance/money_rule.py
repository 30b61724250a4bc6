"""The decorator of a money rule: like every rule's, with the outcome of the claims it hits and its step in the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Rows, Rule, make_rule

if TYPE_CHECKING:
    from validators.allowance.claim_period import ClaimPeriod


class Step(IntEnum):
    """The step at which a money rule runs; claims decided at an earlier step are skipped."""

    POST = 1  # has this post a right to anything in this month?
    DUE = 2  # a warning: was more paid before than is due?
    LEDGER = 3  # was this person paid for this month before?
    DECISION = 4  # has the office decided whether such a post is paid?
    PERSON = 5  # do we know whom, and where to?
    CHOICE = 6  # of several posts, which is paid?
    TOTAL = 7  # warnings over what is left to pay


def money_rule(  # noqa: PLR0913 - a rule's words, each named where it is used
    *,
    brief: str,
    step: Step,
    outcome: ClaimOutcome,
    severity: Severity,
    message: str,
    fix: str,
    passes: Sequence[Mapping[str, Any]],
    fails: Sequence[Mapping[str, Any]],
    obligations: Sequence[str],
    thresholds: Sequence[str] = (),
    clause: str = "（二）",
    sheet: str = "任职",
    column: str = "身份证号",
    also: Sequence[str] = (),
) -> Callable[[Callable[[ClaimPeriod, Context], Rows]], Rule]:
    """Decorator that makes a rule over claims: ``check(book, on)`` yields hits whose row is an index into ``book.claims``.

    ``brief`` says in a few words what such claims have in common. Where ``outcome`` is PAY the rule only warns, and its hits
    are rows of ``sheet``. ``passes`` and ``fails`` are examples:
    rows by sheet on top of one secretary whose payment is in order; ``paid`` lists earlier payments, ``参数`` changes
    thresholds. ``also`` are codes of other rules that the failing examples trip. The decorator raises ValueError where
    the name of the rule's module does not start with a code.
    """

    def decorate(check: Callable[[ClaimPeriod, Context], Rows]) -> Rule:
        return make_rule(
            "money", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds, also=tuple(also),
            outcome=outcome.value, step=int(step), brief=brief,
        )  # fmt: skip

    return decorate
