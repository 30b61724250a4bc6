"""The due list, from the very standings and checks by which the rules judge: nothing is counted here a second time."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

from validators.catalogue import catalogue
from validators.due.item import Due
from validators.duty import Asked, Duty, Standing
from validators.finding import Severity
from validators.lookups.bodies import body_name
from validators.lookups.once import column
from validators.lookups.units import names, unit_column
from validators.rule import Context, Rule, WarningUntil
from workbook_templates.table import Tables


class _Owed(NamedTuple):
    rule: Rule
    module: ModuleType


def due(tables: Tables, context: Context) -> list[Due]:
    """What is still owed on the as-of date in the files' period, by day and by who owes it.

    Recurring duties (a rule's ``DUTY``) are listed from the first day of their span, also where the rule does not warn
    yet; duties with a day in the plan (a rule's ``DUE`` beside its ``WarningUntil``) from the findings of the rule. A rule
    whose sheets are not all at hand lists nothing; what the plan only encourages (info) is not owed.
    """
    found: list[Due] = []
    for owed in _catalogue():
        if all(sheet in tables for sheet in owed.rule.needs):
            found += _recurring(owed, tables, context) if hasattr(owed.module, "DUTY") else _dated(owed, tables, context)
    return sorted(found)


@cache
def _catalogue() -> tuple[_Owed, ...]:
    modules = ((rule, importlib.import_module(rule.check.__module__)) for rule in catalogue() if rule.code[0] == "C")
    return tuple(
        _Owed(rule, module)
        for rule, module in modules
        if hasattr(module, "DUE") or (hasattr(module, "DUTY") and module.DUTY.after is not Severity.INFO)
    )


def _recurring(owed: _Owed, tables: Tables, on: Context) -> Iterator[Due]:
    duty: Duty = owed.module.DUTY
    standings = duty.judged(tables, on)
    for standing in _by_owner(standings) if duty.people else standings:
        if standing.have < standing.need:
            yield Due(
                by=standing.span.end, code=standing.owner, rule=owed.rule.code, what=duty.what.format_map(dict(standing.values)),
                name=_name(tables, standing.owner), clause=owed.rule.clause, have=standing.have, need=standing.need,
                measure="人" if duty.people else "次", late=on.as_of > standing.span.end,
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


def _dated(owed: _Owed, tables: Tables, on: Context) -> Iterator[Due]:
    """One line for each body, or for each unit with so many persons, that the rule finds wanting."""
    rule = owed.rule
    if not isinstance(rule.severity, WarningUntil):
        raise TypeError(f"{rule.code} has DUE and no deadline")
    asked: Asked = owed.module.DUE
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
