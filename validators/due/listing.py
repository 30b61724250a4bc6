"""Make the due list from the rules' own definitions of duties and their checks, so that both always agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from validators.catalogue import catalogue, defined_with
from validators.due.item import Due
from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.bodies import GROUPS, ORGANISATIONS, body_name
from validators.lookups.once import column
from validators.lookups.units import is_province, unit_column, unit_names
from validators.owed import DeadlineDuty, OneOffDuty, StandingDuty
from validators.rule import Context, Rule, WarningUntil
from validators.wording import hit_words, printable
from workbook_templates.table import Tables


class _Source(NamedTuple):
    rule: Rule
    definition: Any
    lines: Callable[[_Source, Tables, Context], Iterator[Due]]


def due(tables: Tables, context: Context) -> list[Due]:
    """The duties not yet done on the as-of date in the files' period, sorted by last day and by code.

    Recurring duties (a rule's ``DUTY``) are listed from the first day of their span, also where the rule does not warn
    yet, and where the files at hand show that one of an earlier span of the year was missed, until it is made up for;
    duties with a deadline in the plan (a rule's ``DUE`` beside its ``WarningUntil``) from the findings of the rule; duties
    with a deadline of their own from its ``APPOINTMENT``; demands on how things stand (a rule's ``STANDING``) from the
    findings of the rule. A rule whose sheets are not all available lists nothing; what the plan only encourages (info) is
    left out. Raises TypeError where a rule has ``DUE`` and no ``WarningUntil``.
    """
    found: list[Due] = []
    for source in _sources():
        if all(sheet in tables for sheet in source.rule.needs):
            found += source.lines(source, tables, context)
            tables.let_go()
    return sorted(found)


def rules_not_listed(tables: Tables) -> list[str]:
    """The codes of the rules whose duties could not be listed because a sheet they need is not available.

    What only the province owes is left out where none of the files is the province's.
    """
    sources = _sources() if any(is_province(source.unit) for source in tables.sources) else _sources_but_of_province()
    return [source.rule.code for source in sources if not all(sheet in tables for sheet in source.rule.needs)]


def duties_of(codes: Iterable[str]) -> list[str]:
    """What the due list tells of these rules' duties, in general words, in the order of the plan."""
    wanted = set(codes)
    return list(dict.fromkeys(source.definition.name for source in _sources() if source.rule.code in wanted))


def rules_listed() -> frozenset[str]:
    """The codes of the rules whose duties the due list holds."""
    return frozenset(source.rule.code for source in _sources())


@cache
def _sources() -> tuple[_Source, ...]:
    """The rules whose module defines something owed, with what makes lines of it."""
    kinds = {"DUTY": _recurring, "DUE": _dated, "APPOINTMENT": _one_off, "STANDING": _standing}
    modules = [(rule, defined_with(rule)) for rule in catalogue() if rule.code[0] == "C"]
    found = (_Source(rule, module[kind], lines) for rule, module in modules for kind, lines in kinds.items() if kind in module)
    return tuple(source for source in found if getattr(source.definition, "after", None) is not Severity.INFO)


def _sources_but_of_province() -> list[_Source]:
    return [source for source in _sources() if not getattr(source.definition, "province", False)]


def _recurring(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    duty: Duty = source.definition
    progresses = chain(duty.progress_of_reporting(tables, on), duty.overdue_from_before(tables, on))
    for progress in _by_owner(progresses) if duty.people else progresses:
        if progress.owed:
            yield Due(
                by=progress.span.end, code=progress.owner, rule=source.rule.code,
                what=duty.what.format_map(dict(progress.values)), name=_name(tables, progress.owner), clause=source.rule.clause,
                have=progress.have, need=progress.need, measure="人" if duty.people else duty.measure,
                late=on.as_of > progress.span.end, carried=progress.span.end < on.period.start,
            )  # fmt: skip


def _by_owner(progresses: Iterable[DutyProgress]) -> Iterator[DutyProgress]:
    """The progress of each owner in a span, counted in persons: how many of how many; without who has an excuse or a reason."""
    need, have = Counter[tuple[str, object]](), Counter[tuple[str, object]]()
    first: dict[tuple[str, object], DutyProgress] = {}
    for progress in progresses:
        if progress.have < progress.need and not progress.owed:
            continue
        key = (progress.owner, progress.span)
        first.setdefault(key, progress)
        need[key] += 1
        have[key] += progress.have >= progress.need
    yield from (one._replace(have=have[key], need=need[key]) for key, one in first.items())


def _one_off(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    """One entry for each duty with a deadline of its own."""
    duty: OneOffDuty = source.definition
    for item in duty.owed(tables, on):
        yield Due(
            by=item.by, code=item.owner, rule=source.rule.code, what=printable(duty.what.format_map(dict(item.values))),
            name=_name(tables, item.owner), clause=source.rule.clause, have=0, need=1, measure=duty.measure,
            late=on.is_overdue(item.by),
        )  # fmt: skip


def _dated(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    """One entry for each body the rule finds lacking, or for each unit with such persons."""
    rule = source.rule
    duty: DeadlineDuty = source.definition
    if not isinstance(rule.severity, WarningUntil):
        raise TypeError(f"{rule.code} has DUE and no deadline")
    day = on.policy[rule.severity.parameter]
    owners = unit_column(tables, rule.sheet) if duty.rows else column(tables, rule.sheet, rule.column)
    hits = list(rule.hits(tables, on))
    lacking = Counter(owners[hit.row] for hit in hits if hit.severity is None)  # who has only just come is reminded, not owed
    need = Counter(owners[i] for i in duty.rows(tables)) if duty.rows else lacking
    need -= Counter(owners[hit.row] for hit in hits if hit.severity is not None)
    for code, number in lacking.items():
        yield Due(
            by=day, code=code, rule=rule.code, what=duty.what, name=_name(tables, code), clause=rule.clause,
            have=need[code] - number, need=need[code], measure="人" if duty.rows else "名", late=on.as_of > day,
        )  # fmt: skip


def _standing(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    """One entry for each body or unit and each thing that is not as it should be with it."""
    rule = source.rule
    duty: StandingDuty = source.definition
    hits = (hit for hit in rule.hits(tables, on) if not duty.column or (hit.column or rule.column) == duty.column)
    owed = Counter((_owner(tables, hit.sheet or rule.sheet, hit.row), hit_words(duty.what, rule, hit, tables)) for hit in hits)
    day = duty.by(on)
    for (code, what), number in owed.items():
        yield Due(
            by=day, code=code, rule=rule.code, what=what, name=_name(tables, code), clause=rule.clause,
            have=0, need=number, measure=duty.measure, late=on.is_overdue(day),
        )  # fmt: skip


def _owner(tables: Tables, sheet: str, i: int) -> str:
    """The code of the organisation or group a row is about, else of the row's unit."""
    own = {ORGANISATIONS: "党组织代码", GROUPS: "小组代码"}.get(sheet)
    return str((own and tables[sheet].get(own)[i]) or unit_column(tables, sheet)[i])


def _name(tables: Tables, code: str) -> str:
    return unit_names(tables).get(code) or body_name(tables, code)
