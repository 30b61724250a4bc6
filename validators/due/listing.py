"""The due list, from the very standings and checks by which the rules judge: nothing is counted here a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from validators.catalogue import catalogue, defined_with
from validators.due.item import Due
from validators.duty import Appointment, Asked, Duty, Standing
from validators.finding import Severity
from validators.lookups.bodies import body_name
from validators.lookups.once import column
from validators.lookups.units import names, unit_column
from validators.rule import Context, Rule, WarningUntil
from workbook_templates.table import Tables


class _Source(NamedTuple):
    rule: Rule
    definition: Any
    lines: Callable[[_Source, Tables, Context], Iterator[Due]]


def due(tables: Tables, context: Context) -> list[Due]:
    """What is still owed on the as-of date in the files' period, by day and by who owes it.

    Recurring duties (a rule's ``DUTY``) are listed from the first day of their span, also where the rule does not warn
    yet; duties with a day in the plan (a rule's ``DUE`` beside its ``WarningUntil``) from the findings of the rule; what
    is owed once by a day of its own from its ``APPOINTMENT``. A rule whose sheets are not all at hand lists nothing;
    what the plan only encourages (info) is not owed.
    """
    found: list[Due] = []
    for source in _sources():
        if all(sheet in tables for sheet in source.rule.needs):
            found += source.lines(source, tables, context)
    return sorted(found)


def not_looked_at(tables: Tables) -> list[str]:
    """The codes of the rules whose dues could not be listed, because a sheet they need is not at hand."""
    return [source.rule.code for source in _sources() if not all(sheet in tables for sheet in source.rule.needs)]


@cache
def _sources() -> tuple[_Source, ...]:
    """The rules whose module defines something owed, with what makes lines of it."""
    kinds = {"DUTY": _recurring, "DUE": _dated, "APPOINTMENT": _appointed}
    modules = [(rule, defined_with(rule)) for rule in catalogue() if rule.code[0] == "C"]
    found = (_Source(rule, module[kind], lines) for rule, module in modules for kind, lines in kinds.items() if kind in module)
    return tuple(source for source in found if getattr(source.definition, "after", None) is not Severity.INFO)


def _recurring(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    duty: Duty = source.definition
    standings = duty.judged(tables, on)
    for standing in _by_owner(standings) if duty.people else standings:
        if standing.have < standing.need:
            yield Due(
                by=standing.span.end, code=standing.owner, rule=source.rule.code,
                what=duty.what.format_map(dict(standing.values)), name=_name(tables, standing.owner), clause=source.rule.clause,
                have=standing.have, need=standing.need, measure="人" if duty.people else "次",
                late=on.as_of > standing.span.end,
            )  # fmt: skip


def _by_owner(standings: Iterable[Standing]) -> Iterator[Standing]:
    """The persons of each owner in a span as one standing: how many of how many."""
    need, have = Counter[tuple[str, object]](), Counter[tuple[str, object]]()
    first: dict[tuple[str, object], Standing] = {}
    for standing in standings:
        key = (standing.owner, standing.span)
        first.setdefault(key, standing)
        need[key] += 1
        have[key] += standing.have >= standing.need
    yield from (one._replace(have=have[key], need=need[key]) for key, one in first.items())


def _appointed(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    """One line for each thing owed by a day of its own."""
    appointment: Appointment = source.definition
    for owed in appointment.owed(tables, on):
        yield Due(
            by=owed.by, code=owed.owner, rule=source.rule.code, what=appointment.what.format_map(dict(owed.values)),
            name=_name(tables, owed.owner), clause=source.rule.clause, have=0, need=1, late=on.as_of > owed.by,
        )  # fmt: skip


def _dated(source: _Source, tables: Tables, on: Context) -> Iterator[Due]:
    """One line for each body, or for each unit with so many persons, that the rule finds wanting."""
    rule = source.rule
    asked: Asked = source.definition
    if not isinstance(rule.severity, WarningUntil):
        raise TypeError(f"{rule.code} has DUE and no deadline")
    day = on.policy[rule.severity.parameter]
    owners = unit_column(tables, rule.sheet) if asked.rows else column(tables, rule.sheet, rule.column)
    wanting = Counter(owners[hit.row] for hit in rule.check(tables, on))
    need = Counter(owners[i] for i in asked.rows(tables)) if asked.rows else wanting
    for code, number in wanting.items():
        yield Due(
            by=day, code=code, rule=rule.code, what=asked.what, name=_name(tables, code), clause=rule.clause,
            have=need[code] - number, need=need[code], measure="人" if asked.rows else "名", late=on.as_of > day,
        )  # fmt: skip


def _name(tables: Tables, code: str) -> str:
    return names(tables).get(code) or body_name(tables, code)
