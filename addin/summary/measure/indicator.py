"""The shape of an indicator: its name and clause, what is counted of what, the plan's target, and a short measure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from addin.summary.measure.figure import Figure, Tally, mean, percent
from addin.summary.measure.inputs import Inputs

_CODE = re.compile(r"i(\d\d)_(\d+)_")


class FigureUnit(StrEnum):
    """What a figure is told in. PERCENT is a share of the denominator, MEAN an average, YUAN a sum of money."""

    PERCENT = "%"
    THINGS = "个"
    TIMES = "次"
    PERSONS = "人"
    YUAN = "元"
    MEAN = "分"

    def figure(self, tally: Tally) -> Decimal | None:
        """The figure the sums mean, None where it is a share or an average of nothing."""
        if self is FigureUnit.PERCENT:
            return percent(tally)
        if self is FigureUnit.MEAN:
            return mean(tally)
        return tally.total


class TargetDay(StrEnum):
    """Target days that follow from the period or, for submissions, from the office's deadline.

    Any other day is one of the plan or a parameter of the policy.
    """

    SUBMISSION = "submission"
    PERIOD = "period"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan asks and until when: at least ``value``, or at most it.

    ``by`` is a Due, a day of the plan, or the policy's parameter that holds it. ``levels`` names the offices it is
    asked of; none: all.
    """

    value: Decimal = Decimal(100)
    at_most: bool = False
    by: str | dt.date = TargetDay.YEAR
    levels: tuple[str, ...] = ()

    def day(self, inputs: Inputs) -> dt.date:
        """The last day for reaching it."""
        on = inputs.on
        if self.by == TargetDay.SUBMISSION:
            return inputs.deadline or on.period.end
        if isinstance(self.by, dt.date):
            return self.by
        if self.by == TargetDay.YEAR:
            return dt.date(on.period.year, 12, 31)
        if self.by == TargetDay.HALF_YEAR:
            return dt.date(on.period.year, 6, 30) if on.period.last <= 6 else dt.date(on.period.year, 12, 31)
        if self.by == TargetDay.PERIOD:
            return on.period.end
        day: dt.date = on.policy[self.by]
        return day

    def reached(self, value: Decimal) -> bool:
        """Whether the value is what was asked for."""
        return value <= self.value if self.at_most else value >= self.value


Measure = Callable[[Inputs], Figure]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as the catalogue lists it. ``needs`` are the sheets without which it is not measured at all.

    ``counted``, ``of`` and ``excluded`` say in a clerk's words what the numerator, the denominator and neither hold.
    ``rule`` is the check whose findings are exactly the rows missed. ``across`` marks what is counted over units (one
    person's branches in several): there the parts are shares of the whole and cannot be measured one by one.
    ``obligations`` are the ids in ``validators/policy.toml`` of what the plan asks and this indicator measures.
    """

    code: str
    name: str
    clause: str
    unit: FigureUnit
    counted: str
    of: str
    excluded: str
    needs: tuple[str, ...]
    measure: Measure
    target: Target | None = None
    rule: str = ""
    key: bool = False
    across: bool = False
    obligations: tuple[str, ...] = ()


def code_of(module: str) -> str:
    """The code an indicator carries, from its file name: ``i02_1_party_members`` is I02-1."""
    found = _CODE.match(module.rsplit(".", 1)[-1])
    if not found:
        raise ValueError(f"an indicator's file name starts with its code: {module}")
    return f"I{found[1]}-{found[2]}"


def indicator(  # noqa: PLR0913 - an indicator's words, each named where it is used
    *,
    name: str,
    clause: str,
    unit: FigureUnit,
    counted: str,
    needs: tuple[str, ...],
    of: str = "",
    excluded: str = "",
    target: Target | None = None,
    rule: str = "",
    key: bool = False,
    across: bool = False,
    obligations: tuple[str, ...] = (),
) -> Callable[[Measure], Indicator]:
    """Make a measure an indicator. ``key`` puts it on the first page of the summary."""

    def decorate(measure: Measure) -> Indicator:
        return Indicator(
            code_of(measure.__module__), name, clause, unit, counted, of, excluded, needs, measure, target, rule, key, across,
            obligations,
        )  # fmt: skip

    return decorate
