"""Every threshold is pinned by an example: moved by one, some example is judged otherwise."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any, cast

import pytest

from validators.catalogue import catalogue
from validators.examples import run_example
from validators.policy import Parameter, default_policy
from validators.rule import Rule
from validators.thresholds import parameters_of

IN_FORCE = cast("dict[str, Parameter]", default_policy().parameters)


def moved(value: Any) -> list[Any]:
    """The thresholds next to this one; a list of words has no neighbours."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    return [value - dt.timedelta(days=1), value + dt.timedelta(days=1)] if isinstance(value, dt.date) else []


_FIGURES = re.compile(r"[\d.,-]+")
PINS = [
    pytest.param(rule, name, value, id=f"{rule.code}-{name}-{value}")
    for rule in catalogue()
    for name in parameters_of(rule)
    for value in moved(IN_FORCE[name].value)
]


def judged(rule: Rule) -> list[set[tuple[str, ...]]]:
    """What the rule says of each of its examples, but for the figures in it, which may be the threshold itself."""
    found = [run_example(rule, example) for example in (*rule.passes, *rule.fails)]
    return [
        {(f.sheet, f.cell, f.column, f.severity.value, _FIGURES.sub("", f.message)) for f in one if f.rule == rule.code}
        for one in found
    ]


@pytest.mark.parametrize(("rule", "name", "value"), PINS)
def test_a_threshold_moved_by_one_changes_what_is_said_of_an_example(
    rule: Rule, name: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = judged(rule)
    monkeypatch.setitem(IN_FORCE, name, replace(IN_FORCE[name], value=value))
    assert judged(rule) != before
