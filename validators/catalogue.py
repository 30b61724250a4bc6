"""All rules, found by walking ``validators.rules``."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from validators import rules
from validators.rule import Rule

_ROOT = Path(rules.__path__[0])


class HasCode(Protocol):
    """What has the code of a rule."""

    @property
    def code(self) -> str:
        """The code."""


Coded = TypeVar("Coded", bound=HasCode)


def modules(letters: str) -> list[str]:
    """The modules that define the rules whose codes begin with one of these letters."""
    files = _ROOT.glob(f"*/[{letters}][0-9][0-9]_*.py")
    return sorted(f"{rules.__name__}.{file.parent.name}.{file.stem}" for file in files)


@cache
def submission_rules() -> tuple[Rule, ...]:
    """The rules over submissions (T, F, C) in the order of their codes; those of money are not imported.

    ValueError where a file does not define exactly one rule, or a code is defined twice.
    """
    return _rules_of("tfc")


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules in the order of their codes: T, F, C, S. ValueError as ``submission_rules``."""
    return submission_rules() + _rules_of("s")


def _rules_of(letters: str) -> tuple[Rule, ...]:
    return tuple(in_order([rule_in(module) for module in modules(letters)]))


def in_order(found: Sequence[Coded]) -> list[Coded]:
    """Rules, or what stands for them, in the order of their codes. ValueError where a code is there twice."""
    twice = [code for code, count in Counter(one.code for one in found).items() if count > 1]
    if twice:
        raise ValueError(f"several files define {', '.join(twice)}")
    order = {"T": 0, "F": 1, "C": 2, "S": 3}
    return sorted(found, key=lambda one: (order[one.code[0]], *_numbers(one.code)))


def _numbers(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code[1:].split("-"))


@cache
def rule_in(module: str) -> Rule:
    """The rule that a module defines. ValueError where it does not define exactly one."""
    found = [value for value in vars(importlib.import_module(module)).values() if isinstance(value, Rule)]
    if len(found) != 1:
        raise ValueError(f"{module} holds {len(found)} rules; one file holds one")
    return found[0]


def file_of(module: str) -> Path:
    """The file of a rule's module."""
    return _ROOT.joinpath(*module.split(".")[-2:]).with_suffix(".py")


def find(code: str) -> Rule:
    """The rule of a code, in upper or lower case. KeyError where there is none."""
    for rule in catalogue():
        if rule.code == code.upper():
            return rule
    raise KeyError(code)


def defined_with(rule: Rule) -> Mapping[str, Any]:
    """All that the rule's module defines, by name: also its ``DUTY``, ``DUE`` or ``APPOINTMENT`` where it has one."""
    return vars(importlib.import_module(rule.check.__module__))
