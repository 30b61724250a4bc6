"""The definition of an indicator: its name and clause, numerator and denominator, the plan's target, and its measure."""

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
    """The unit a figure is given in. PERCENT is a share of the denominator, MEAN an average, YUAN a sum of money."""

    PERCENT = "%"
    THINGS = "个"
    TIMES = "次"
    PERSONS = "人"
    YUAN = "元"
    MEAN = "分"

    def figure(self, tally: Tally) -> Decimal | None:
        """The figure computed from the sums; None for a share or an average without rows."""
        if self is FigureUnit.PERCENT:
            return percent(tally)
        if self is FigureUnit.MEAN:
            return mean(tally)
        return tally.total


class TargetDay(StrEnum):
    """Target days that follow from the period or, for submissions, from the office's deadline; AT_ONCE: any day.

    LATENESS: the office's deadline too, but what came after it is late on any day. Any other target day is a date in the
    plan or a parameter of the policy.
    """

    AT_ONCE = "at once"
    LATENESS = "lateness"
    SUBMISSION = "submission"
    PERIOD = "period"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Target:
    """A target of the plan: at least ``value`` (at most, where ``at_most``) in the indicator's unit, by a last day.

    ``by`` is a TargetDay, a date, or the name of the policy's parameter that holds the date. ``levels`` are the levels of
    office the target applies to; empty: all.
    """

    value: Decimal = Decimal(100)
    at_most: bool = False
    by: str | dt.date = TargetDay.YEAR
    levels: tuple[str, ...] = ()

    def day(self, inputs: Inputs) -> dt.date:
        """The last day for reaching the target; KeyError where ``by`` is no parameter of the policy."""
        on = inputs.on
        if self.by in (TargetDay.SUBMISSION, TargetDay.LATENESS):
            return inputs.deadline or on.period.end
        if isinstance(self.by, dt.date):
            return self.by
        if self.by == TargetDay.YEAR:
            return dt.date(on.period.year, 12, 31)
        if self.by == TargetDay.HALF_YEAR:
            return dt.date(on.period.year, 6, 30) if on.period.last <= 6 else dt.date(on.period.year, 12, 31)
        if self.by in (TargetDay.PERIOD, TargetDay.AT_ONCE):
            return on.period.end
        day: dt.date = on.policy[self.by]
        return day

    def is_over(self, inputs: Inputs) -> bool:
        """Whether the last day for reaching the target is over on the as-of date; KeyError as above."""
        if self.by in (TargetDay.AT_ONCE, TargetDay.LATENESS):
            return True
        day, as_of = self.day(inputs), inputs.on.as_of
        return as_of >= day if self.by == TargetDay.SUBMISSION else as_of > day

    def reached(self, value: Decimal) -> bool:
        """Whether the value reaches the target."""
        return value <= self.value if self.at_most else value >= self.value


Measure = Callable[[Inputs], Figure]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the catalogue. ``needs`` are the sheets without which it is not measured at all.

    ``counted``, ``of`` and ``excluded`` say in a clerk's words what the numerator, the denominator and neither hold.
    ``rule`` is the check whose findings are exactly the rows missed. ``across`` marks what is counted over units (one
    person's branches in several): there the parts are shares of the whole and cannot be measured one by one.
    ``obligations`` are the ids in ``validators/obligations.toml`` of what the plan asks and this indicator measures.
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

    @property
    def of_plan(self) -> bool:
        """Whether it measures the plan's work, and not how forms were sent (I21) or what was paid (I22)."""
        return self.code < "I21"

    def __reduce__(self) -> tuple[Callable[[str], Indicator], tuple[str]]:
        """Another process has it in its own catalogue."""
        return _of_code, (self.code,)


def _of_code(code: str) -> Indicator:
    from addin.summary.measure.catalogue import find  # noqa: PLC0415 - which is made of these

    return find(code)


def code_of(module: str) -> str:
    """An indicator's code from its module's name: ``i02_1_party_members`` is I02-1; ValueError where it starts with none."""
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
    """Decorator that makes a measuring function an Indicator; the arguments are the fields of Indicator.

    The code is taken from the name of the function's module; the decorator raises ValueError where that has none.
    """

    def decorate(measure: Measure) -> Indicator:
        return Indicator(
            code_of(measure.__module__), name, clause, unit, counted, of, excluded, needs, measure, target, rule, key, across,
            obligations,
        )  # fmt: skip

    return decorate
