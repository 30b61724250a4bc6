"""The definition of a rule: what it checks, its severity, message, examples and check function.

Three scopes, one class: ``workbook_rule`` checks facts of the reader, ``field_rule`` one column at a time, ``rule`` the tables
together. A check yields a ``Hit`` for each mistake; messages are made only for those.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from validators.finding import Severity
from validators.lookups.units import has_shown, unit_column
from validators.policy import Policy, default_policy
from workbook_templates.cell_types import Value
from workbook_templates.layout import COVER
from workbook_templates.schema import Column
from workbook_templates.table import Fact, Submission, Table, Tables
from workbook_templates.values.period import Period

_NO_VALUES: Mapping[str, object] = {}
_CODE = re.compile(r"([tfcs])(\d\d)(?:_(\d+))?_")


class Hit(NamedTuple):
    """A mistake at a row (index into the table).

    ``values`` fill the message besides the row's own columns; a function of the row where computing them is slow, since most of
    very many hits are never worded. The other fields override what the rule declares: column, severity, sheet.
    """

    row: int
    values: Mapping[str, object] | Callable[[int], Mapping[str, object]] = _NO_VALUES
    column: str = ""
    severity: Severity | None = None
    sheet: str = ""


Rows = Iterator[Hit]


class WorkbookHit(NamedTuple):
    """A mistake of the workbook itself, at a fact of the reader. ``fix`` replaces the rule's own where it is not empty."""

    fact: Fact
    values: Mapping[str, object] = _NO_VALUES
    severity: Severity | None = None
    fix: str = ""


@dataclass(frozen=True)
class Context:
    """The input of a check besides the tables.

    ``as_of`` is the day on which deadlines are judged; ``register`` the codes known to the office by target
    (``党组织.党组织代码``), empty where a unit checks its own file; ``complete``: all files of the office are checked together,
    so that an unresolved reference is a mistake even where the target may belong to another unit. ``last`` are the rosters
    that were accepted last before the period, None where none is at hand; ``beside`` the other parts of the unit's roster for
    this period that were accepted already; ``older`` the rosters before ``last`` that tell of
    somebody who left and whom none lists since; ``deceased`` the identity numbers of those whose death an earlier roster told.
    """

    as_of: dt.date
    period: Period
    policy: Policy = field(default_factory=default_policy)
    register: Mapping[str, frozenset[Value]] = field(default_factory=dict)
    complete: bool = False
    last: Tables | None = None
    beside: Tables | None = None
    older: Tables | None = None
    deceased: Set[str] = frozenset()

    @property
    def state_day(self) -> dt.date:
        """The day whose state of affairs is judged (who holds a post, who is away): the as-of date, at most the period's end.

        The files of a period tell how things stood at its end. An office judges later, on its closing day, what is overdue;
        what has changed between the two days is told by the files of the next period.
        """
        return min(self.as_of, self.period.end)

    def is_overdue(self, by: dt.date) -> bool:
        """Whether a single duty whose last day is ``by`` is overdue. One due after the period's end belongs to the next."""
        return by < self.as_of and by <= self.period.end


class WarningUntil(NamedTuple):
    """The severity of a duty whose deadline is the policy's ``parameter``: a warning until that day, an error from the next."""

    parameter: str

    def on(self, context: Context) -> Severity:
        """The severity on the as-of date. KeyError where the policy has no such parameter."""
        return Severity.ERROR if context.as_of > context.policy[self.parameter] else Severity.WARNING


@dataclass(frozen=True)
class View:
    """One column of a table, as passed to a field rule; ``values`` has one value a row, None for a blank cell."""

    table: Table
    column: Column
    values: Sequence[Value]

    @property
    def unread(self) -> Mapping[int, object]:
        """The raw contents of cells whose value could not be parsed, by row (index into the table)."""
        return self.table.unread.get(self.column.name, {})

    @cached_property
    def distinct(self) -> frozenset[Value]:
        """The distinct values, None among them where a cell is blank; computed once for all rules."""
        return frozenset(self.values)

    def where(self, wrong: Callable[[Any], object], among: Iterable[Value] | None = None) -> Iterator[tuple[int, Any]]:
        """The rows (index into the table) for whose value ``wrong`` is true, with its result. Blank cells are left out.

        ``wrong`` is called once for each distinct value, or for those ``among`` the given ones.
        """
        judged = self.distinct if among is None else among
        verdicts = {v: verdict for v in judged if v is not None and (verdict := wrong(v))}
        if verdicts:
            yield from ((i, verdicts[v]) for i, v in enumerate(self.values) if v in verdicts)


Scope = Literal["workbook", "field", "table", "money"]


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue. ``check`` has the signature of its scope (see the decorators), ``doc`` is its docstring.

    ``obligations`` are the ids in ``obligations.toml`` of the plan's obligations that it checks; ``thresholds`` the names of the
    policy's parameters that it reads, the deadline of its severity included. ``needs`` and ``also`` as in ``rule``. Money rules
    have ``outcome`` (what happens to the claim) and ``step`` (their order). ``brief`` says in a few words what ``{n}`` findings
    of the rule are, for letters; where not ``circulated`` only the unit's own letter may say it, not one to all units.
    ``suggest`` proposes what is to stand at a hit (``field_rule``), or tells what may be written in the usual way
    (``workbook_rule``); None where only the clerk can know.
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
    brief: str = ""
    circulated: bool = True
    outcome: str = ""
    step: int = 0
    suggest: Callable[..., Any] | None = None

    def severity_on(self, context: Context) -> Severity:
        """The severity on the context's as-of date."""
        return self.severity if isinstance(self.severity, Severity) else self.severity.on(context)

    def hits(self, tables: Tables, on: Context) -> Rows:
        """The hits of a rule over tables, but for rows of units whose files lack a sheet that it needs.

        Such a unit has not been seen to lack anything. What is told at a cover was asked of its unit by the rule itself.
        """
        for hit in self.check(tables, on):
            sheet = hit.sheet or self.sheet
            if sheet == COVER or has_shown(tables, unit_column(tables, sheet)[hit.row], self.needs):
                yield hit


def code_of(module: str) -> str:
    """The code of a rule from its module's name: ``c13_1_away_six_months`` is C13-1, ``f05_identity`` is F05.

    ValueError where the name does not begin with a code.
    """
    found = _CODE.match(module.rsplit(".", 1)[-1])
    if not found:
        raise ValueError(f"a rule's file name starts with its code: {module}")
    letter, number, part = found.groups()
    return f"{letter.upper()}{number}" + (f"-{part}" if part else "")


def make_rule(
    scope: Scope, check: Callable[..., Any], *, severity: Severity | WarningUntil, thresholds: Sequence[str], **words: Any
) -> Rule:
    """A rule from its check function: the code from the module's name, the explanation from the docstring.

    ValueError where the module's name does not begin with a code.
    """
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
    brief: str = "",
    circulated: bool = True,
) -> Callable[[Callable[[Tables, Context], Rows]], Rule]:
    """Decorate ``check(tables, on)``, which yields hits on ``sheet``, as a rule over tables.

    ``obligations`` are the ids of the plan's obligations that it checks, ``thresholds`` the policy's parameters that it reads
    (a deadline in ``severity`` is added). ``needs`` are the other sheets without which it is not run; ``also`` the other rules
    that its failing examples violate. With ``anywhere`` it runs whatever sheets there are, and each hit names its sheet and
    column. An example is a row of ``sheet``, stated by its differences from the baseline row of the schema's examples; a list
    under a sheet's name gives that sheet's rows; ``as_of``, ``period`` and ``complete`` may be set, and ``last``: the rows by
    sheet of the roster of the period before. ``brief``, ``circulated``
    as in ``Rule``.
    """

    def decorate(check: Callable[[Tables, Context], Rows]) -> Rule:
        return make_rule(
            "table", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds,
            needs=() if anywhere else (sheet, *needs), also=tuple(also), brief=brief, circulated=circulated,
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
    brief: str = "",
    suggest: Callable[[View, int], Value] | None = None,
) -> Callable[[Callable[[View, Context], Rows]], Rule]:
    """Decorate ``check(view, on)`` as a rule over every column it ``applies`` to. ``sheet`` and ``column`` are its examples'.

    ``suggest(view, row)`` is the value that most likely is to stand at a hit; None where nothing can be proposed.
    """

    def decorate(check: Callable[[View, Context], Rows]) -> Rule:
        return make_rule(
            "field", check, clause=clause, severity=severity, sheet=sheet, column=column, message=message, fix=fix,
            passes=passes, fails=fails, obligations=tuple(obligations), thresholds=thresholds, also=tuple(also),
            applies=applies, brief=brief, suggest=suggest,
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
    brief: str = "",
    suggest: Callable[[Table, Column], Iterable[int]] | None = None,
) -> Callable[[Callable[[Submission, Context], Iterator[WorkbookHit]]], Rule]:
    """Decorate ``check(submission, on)`` as a rule over a workbook as read. Examples are facts (``kind`` …) or covers.

    ``suggest(table, column)`` are the rows (indices) whose cell can be written as it was understood.
    """

    def decorate(check: Callable[[Submission, Context], Iterator[WorkbookHit]]) -> Rule:
        return make_rule(
            "workbook", check, clause="", severity=severity, sheet="", column="", message=message, fix=fix,
            passes=passes, fails=fails, thresholds=thresholds, brief=brief, suggest=suggest,
        )  # fmt: skip

    return decorate
