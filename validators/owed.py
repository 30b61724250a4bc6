"""What a rule's module says of something owed besides its findings: the words for the due list, and the day it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from validators.rule import Context
from workbook_templates.table import Tables

_NO_VALUES: Mapping[str, object] = {}


@dataclass(frozen=True)
class Described:
    """The words of something owed: ``what`` is owed, in the due list, with holes for the values of a case; ``title`` the same
    in general, needed where ``what`` has holes.
    """

    what: str
    title: str = field(default="", kw_only=True)

    @property
    def name(self) -> str:
        """What is owed, in general words."""
        return self.title or self.what


@dataclass(frozen=True)
class DeadlineDuty(Described):
    """A duty with a deadline in the plan, whose rule has a WarningUntil.

    ``rows`` gives the rows of the persons it concerns, counted by unit; None: each body the rule finds lacking is listed.
    """

    rows: Callable[[Tables], Sequence[int]] | None = None


@dataclass(frozen=True)
class StandingDuty(Described):
    """A demand on how things stand, which its rule finds broken at a row: the row's body or unit owes the mending.

    ``what`` is filled with the row's columns and the hit's values. ``by`` gives the last day, ``column`` limits it to the
    hits at that column, ``measure`` is what cases are counted in.
    """

    by: Callable[[Context], dt.date]
    column: str = ""
    measure: str = "项"


class OneOffDue(NamedTuple):
    """One body's duty with a last day of its own: the body's code, the day, and values for the words of the due list."""

    owner: str
    by: dt.date
    values: Mapping[str, object] = _NO_VALUES


@dataclass(frozen=True)
class OneOffDuty(Described):
    """A duty that arises case by case, each with a last day of its own; its rule reports it from the day after.

    ``owed`` lists the cases not yet done, with values for the words; ``measure`` is what a case is counted in.
    """

    owed: Callable[[Tables, Context], Iterable[OneOffDue]]
    measure: str = "次"


def period_end(on: Context) -> dt.date:
    """The last day of the files' period."""
    return on.period.end


def year_end(on: Context) -> dt.date:
    """The last day of the year of the files' period."""
    return dt.date(on.period.year, 12, 31)


def deadline(parameter: str) -> Callable[[Context], dt.date]:
    """The day that the policy's parameter holds, as a function of the context."""

    def day(on: Context) -> dt.date:
        found: dt.date = on.policy[parameter]
        return found

    return day
