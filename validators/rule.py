"""The shape of a rule: what it judges, how severe, its words, its examples and a short check.

Three scopes, one class: ``workbook_rule`` judges what the reader noticed, ``field_rule`` one column at a time,
``rule`` the tables together. A rule yields a ``Hit`` per mistake; words are made only for those.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from validators.finding import Severity
from validators.policy import Policy, default_policy
from workbook_templates.cell_types import Value
from workbook_templates.schema import Column
from workbook_templates.table import Fact, Submission, Table, Tables
from workbook_templates.values.period import Period

_NOTHING: Mapping[str, object] = {}
_CODE = re.compile(r"([tfcs])(\d\d)(?:_(\d+))?_")


class Hit(NamedTuple):
    """A mistake at a row (index into the table). ``values`` fill the message beyond the row's own columns (or make them
    of the row, where that takes long: most of very many hits are never worded); the rest departs from what the rule
    declares: another column or sheet, another severity.
    """

    row: int
    values: Mapping[str, object] | Callable[[int], Mapping[str, object]] = _NOTHING
    column: str = ""
    severity: Severity | None = None
    sheet: str = ""


Rows = Iterator[Hit]


class WorkbookHit(NamedTuple):
    """A mistake of the workbook itself, at what the reader noticed. ``fix`` stands in place of the rule's own."""

    fact: Fact
    values: Mapping[str, object] = _NOTHING
    severity: Severity | None = None
    fix: str = ""


@dataclass(frozen=True)
class Context:
    """All a check may know besides the tables.

    ``as_of`` is the day that decides deadlines; ``register`` the codes known to the office by target
    (``党组织.党组织代码``), empty where a unit checks its own file; ``complete`` says that all files of the office are
    at hand, so that an unresolved reference is a mistake even where the target may lie with another unit.
    """

    as_of: dt.date
    period: Period
    policy: Policy = field(default_factory=default_policy)
    register: Mapping[str, frozenset[Value]] = field(default_factory=dict)
    complete: bool = False


@dataclass(frozen=True, slots=True)
class WarningUntil:
    """A duty with a deadline: a warning up to and on the day, an error from the day after."""

    parameter: str

    def on(self, context: Context) -> Severity:
        """The severity on the as-of date."""
        return Severity.ERROR if context.as_of > context.policy[self.parameter] else Severity.WARNING


@dataclass(frozen=True)
class View:
    """One column as a field rule sees it."""

    table: Table
    column: Column
    values: Sequence[Value]

    @property
    def unread(self) -> Mapping[int, object]:
        """What stood in cells that could not be understood, by row."""
        return self.table.unread.get(self.column.name, {})

    @cached_property
    def distinct(self) -> frozenset[Value]:
        """The values that occur, None among them where a cell is blank; found once for all rules."""
        return frozenset(self.values)

    def where(self, wrong: Callable[[Any], object], among: Iterable[Value] | None = None) -> Iterator[tuple[int, Any]]:
        """Rows whose value is wrong, with what ``wrong`` said; each distinct value is judged once, or those ``among`` it."""
        judged = self.distinct if among is None else among
        verdicts = {v: said for v in judged if v is not None and (said := wrong(v))}
        if verdicts:
            yield from ((i, verdicts[v]) for i, v in enumerate(self.values) if v in verdicts)


Scope = Literal["workbook", "field", "table", "money"]


@dataclass(frozen=True)
class Rule:
    """A rule as the catalogue lists it. ``check`` has the signature of its scope (see the decorators).

    ``obligations`` are the ids in ``policy.toml`` of what the plan asks and this rule checks; ``thresholds`` the names of
    the policy's parameters that the rule reads, the deadline of its severity among them. ``outcome`` and ``step`` belong
    to the rules of money: what happens to the claim, and when it is asked.
    """

    code: str
    name: str
    scope: Scope
    clause: str
    severity: Severity | WarningUntil
    sheet: str
    column: str
    message: str
    fix: str
    passes: Sequence[Mapping[str, Any]]
    fails: Sequence[Mapping[str, Any]]
    check: Callable[..., Iterable[Any]]
    doc: str
    obligations: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    applies: Callable[[Column], bool] = lambda column: False
    outcome: str = ""
    step: int = 0

    def severity_on(self, context: Context) -> Severity:
        """The severity on the as-of date."""
        return self.severity if isinstance(self.severity, Severity) else self.severity.on(context)


def code_of(module: str) -> str:
    """The code a rule carries, from its file name: ``c13_1_away_six_months`` is C13-1, ``f05_identity`` is F05."""
    found = _CODE.match(module.rsplit(".", 1)[-1])
    if not found:
        raise ValueError(f"a rule's file name starts with its code: {module}")
    letter, number, part = found.groups()
    return f"{letter.upper()}{number}" + (f"-{part}" if part else "")


def make_rule(
    scope: Scope, check: Callable[..., Any], *, severity: Severity | WarningUntil, thresholds: Sequence[str], **words: Any
) -> Rule:
    """A rule by its check: the code is the file's name, the explanation the docstring."""
    deadline = (severity.parameter,) if isinstance(severity, WarningUntil) else ()
    return Rule(
        code=code_of(check.__module__), name=check.__name__, scope=scope, check=check, doc=(check.__doc__ or "").strip(),
        severity=severity, thresholds=(*deadline, *thresholds), **words,
    )  # fmt: skip


def rule(  # noqa: PLR0913 - a rule's words, each named where it is used
    *,
    clause: str,
    severity: Severity | WarningUntil,
    sheet: str,
    column: str,
    message: str,
    fix: str,
    passes: Sequence[Mapping[str, Any]],
    fails: Sequence[Mapping[str, Any]],
    obligations: Sequence[str] = (),
    thresholds: Sequence[str] = (),
    needs: Sequence[str] = (),
    also: Sequence[str] = (),
    anywhere: bool = False,
) -> Callable[[Callable[[Tables, Context], Rows]], Rule]:
    """A rule over tables: ``check(tables, on)`` yields hits on ``sheet``.

    ``obligations`` are the ids of what the plan asks and this rule checks, ``thresholds`` the policy's parameters that it
    reads (a deadline in ``severity`` is known without). ``needs`` are the other sheets without which it is not run;
    ``also`` the other rules its failing examples trip.
    A rule ``anywhere`` runs on whatever sheets are at hand and names sheet and column in each hit.
    An example is a row of ``sheet`` by what differs from the baseline of the schema's examples; a value that is a
    list under a sheet's name gives that sheet's rows; ``as_of`` and ``period`` may be set.
    """

    def decorate(check: Callable[[Tables, Context], Rows]) -> Rule:
        return make_rule(
            "table", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds,
            needs=() if anywhere else (sheet, *needs), also=tuple(also),
        )  # fmt: skip

    return decorate


def field_rule(  # noqa: PLR0913 - as above
    *,
    applies: Callable[[Column], bool],
    severity: Severity,
    sheet: str,
    column: str,
    message: str,
    fix: str,
    passes: Sequence[Mapping[str, Any]],
    fails: Sequence[Mapping[str, Any]],
    obligations: Sequence[str] = (),
    thresholds: Sequence[str] = (),
    also: Sequence[str] = (),
    clause: str = "",
) -> Callable[[Callable[[View, Context], Rows]], Rule]:
    """A rule over every column it ``applies`` to: ``check(view, on)``. ``sheet`` and ``column`` are those of its examples."""

    def decorate(check: Callable[[View, Context], Rows]) -> Rule:
        return make_rule(
            "field", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds, also=tuple(also),
            applies=applies,
        )  # fmt: skip

    return decorate


def workbook_rule(
    *,
    severity: Severity,
    message: str,
    fix: str,
    passes: Sequence[Mapping[str, Any]],
    fails: Sequence[Mapping[str, Any]],
    thresholds: Sequence[str] = (),
) -> Callable[[Callable[[Submission, Context], Iterator[WorkbookHit]]], Rule]:
    """A rule over a workbook as read: ``check(submission, on)``. Examples are facts (``kind`` and more) or covers."""

    def decorate(check: Callable[[Submission, Context], Iterator[WorkbookHit]]) -> Rule:
        return make_rule(
            "workbook", check, clause="", severity=severity, sheet="", column="", message=message, fix=fix,
            passes=passes, fails=fails, thresholds=thresholds,
        )  # fmt: skip

    return decorate
