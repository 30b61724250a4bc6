"""The shape of a rule of money: like every rule, plus what becomes of the claim it hits and when it is asked."""

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
    """When a rule is asked: a claim that an earlier step decided is not asked again."""

    POST = 1  # has this post a right to anything in this month?
    DUE = 2  # a warning: was more paid before than is due?
    LEDGER = 3  # was this person paid for this month before?
    PERSON = 4  # do we know whom, and where to?
    CHOICE = 5  # of several posts, which is paid?
    TOTAL = 6  # warnings over what is left to pay


def money_rule(  # noqa: PLR0913 - a rule's words, each named where it is used
    *,
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
    """A rule over claims: ``check(book, on)`` yields hits whose row is the index of a claim in ``book.claims``.

    Where ``outcome`` is PAY the rule only warns, and its hits are rows of ``sheet``. An example gives rows by sheet on
    top of one secretary whose payment is in order; ``paid`` lists earlier payments, ``参数`` changes thresholds.
    """

    def decorate(check: Callable[[ClaimPeriod, Context], Rows]) -> Rule:
        return make_rule(
            "money", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds, also=tuple(also),
            outcome=outcome.value, step=int(step),
        )  # fmt: skip

    return decorate
