"""The thresholds of the checks, from ``policy.toml``; an office may override them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

POLICY = Path(__file__).with_name("policy.toml")


class Parameter(NamedTuple):
    """A threshold: its value in force, its meaning, and the clause or text it is taken from."""

    name: str
    value: Any
    meaning: str
    source: str
    overridden: bool = False


@dataclass(frozen=True)
class Policy:
    """Thresholds by name: ``policy["liaison_most"]`` is the value in force. KeyError for an unknown name."""

    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.parameters[name].value

    def override(self, values: Mapping[str, Any]) -> Policy:
        """A copy with some thresholds replaced. ValueError where one is unknown or has another type."""
        changed = dict(self.parameters)
        for name, value in values.items():
            known = changed.get(name)
            if known is None or not _same_type(known.value, value):
                raise ValueError(f"参数“{name}”不存在或取值类型不对")
            changed[name] = Parameter(name, value, known.meaning, known.source, overridden=True)
        return Policy(changed)


def _same_type(known: Any, value: Any) -> bool:
    numbers = isinstance(known, (int, float)) and not isinstance(known, bool)
    if numbers:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(known) is type(value)


@cache
def read_policy() -> dict[str, Any]:
    """The content of ``policy.toml``: under ``parameter`` each threshold's value, meaning and source, by name."""
    return tomllib.loads(POLICY.read_text(encoding="utf-8"))


@cache
def default_policy() -> Policy:
    """The policy with the province's thresholds, none overridden."""
    rows = read_policy()["parameter"]
    return Policy({name: Parameter(name, **row) for name, row in rows.items()})


def deadline(name: str) -> dt.date:
    """The last day of a duty, by the name of the parameter. KeyError where there is none, TypeError where it is no date."""
    day = default_policy()[name]
    if not isinstance(day, dt.date):
        raise TypeError(f"{name} is no date")
    return day
