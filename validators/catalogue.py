"""All rules, found by walking ``validators.rules``."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from validators import rules
from validators.rule import Rule

_ROOT = Path(rules.__path__[0])


def _modules(letters: str) -> list[str]:
    files = _ROOT.glob(f"*/[{letters}][0-9][0-9]_*.py")
    return sorted(f"{rules.__name__}.{file.parent.name}.{file.stem}" for file in files)


@cache
def submission_rules() -> tuple[Rule, ...]:
    """The rules over submissions (T, F, C) in the order of their codes; those of money are not imported.

    ValueError where a file does not define exactly one rule, or a code is defined twice.
    """
    return _in_order(_modules("tfc"))


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules in the order of their codes: T, F, C, S. ValueError as ``submission_rules``."""
    return submission_rules() + _in_order(_modules("s"))


def _in_order(modules: list[str]) -> tuple[Rule, ...]:
    found = [_rule_in(name) for name in modules]
    twice = [code for code, count in Counter(one.code for one in found).items() if count > 1]
    if twice:
        raise ValueError(f"several files define {', '.join(twice)}")
    order = {"T": 0, "F": 1, "C": 2, "S": 3}
    return tuple(sorted(found, key=lambda r: (order[r.code[0]], *_numbers(r.code))))


def _numbers(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code[1:].split("-"))


def _rule_in(name: str) -> Rule:
    module = importlib.import_module(name)
    found = [value for value in vars(module).values() if isinstance(value, Rule)]
    if len(found) != 1:
        raise ValueError(f"{name} holds {len(found)} rules; one file holds one")
    return found[0]


def find(code: str) -> Rule:
    """The rule of a code, in upper or lower case. KeyError where there is none."""
    for rule in catalogue():
        if rule.code == code.upper():
            return rule
    raise KeyError(code)


def defined_with(rule: Rule) -> Mapping[str, Any]:
    """All that the rule's module defines, by name: also its ``DUTY``, ``DUE`` or ``APPOINTMENT`` where it has one."""
    return vars(importlib.import_module(rule.check.__module__))
