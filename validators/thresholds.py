"""Which thresholds of the policy a rule goes by: those that its check, or anything of ours that it calls, names.

Found by looking, so that no list of them is kept by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from types import CodeType, FunctionType
from typing import Any

from validators.policy import default_policy
from validators.rule import Rule, WarningUntil

_CONTAINERS = (tuple, list, set, frozenset)


def parameters_of(rule: Rule) -> list[str]:
    """The names of a rule's thresholds, in the order of the policy."""
    named = _texts(rule.check)
    if isinstance(rule.severity, WarningUntil):
        named.add(rule.severity.parameter)
    return [name for name in default_policy().parameters if name in named]


def _texts(root: object) -> set[str]:
    """Every text constant reachable from a function through functions, classes and constants of this package."""
    todo, seen, found = [root], set[int](), set[str]()
    while todo:
        thing = todo.pop()
        if isinstance(thing, str):
            found.add(thing)
        elif id(thing) not in seen:
            seen.add(id(thing))
            todo += _parts(thing)
    return found


def _parts(thing: object) -> Iterable[object]:
    if isinstance(thing, FunctionType):
        return _in_code(thing.__code__, thing.__globals__)
    if isinstance(thing, _CONTAINERS):
        return thing
    if isinstance(thing, dict):
        return thing.values()
    if isinstance(thing, property):
        return (thing.fget,)
    if isinstance(thing, (staticmethod, classmethod)):
        return (thing.__func__,)
    return _members(thing) if _ours(thing) else ()


def _members(thing: object) -> Iterable[object]:
    if is_dataclass(thing) and not isinstance(thing, type):
        return (getattr(thing, field.name) for field in fields(thing))
    return tuple(getattr(thing, "__dict__", {}).values())


def _ours(thing: object) -> bool:
    return str(getattr(thing, "__module__", "")).startswith("validators.")


def _in_code(code: CodeType, names: dict[str, Any]) -> Iterator[object]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _in_code(constant, names)
        else:
            yield constant
    for name in code.co_names:
        value = names.get(name)
        if _ours(value) or isinstance(value, (str, dict, *_CONTAINERS)):
            yield value
