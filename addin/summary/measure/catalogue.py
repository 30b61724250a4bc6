"""All indicators, found by walking the modules of ``addin.summary.indicators``."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from addin.summary import indicators
from addin.summary.measure.indicator import Indicator

_ROOT = Path(indicators.__path__[0])


@cache
def catalogue() -> tuple[Indicator, ...]:
    """All indicators in the order of their codes, which is the order of the plan's clauses.

    Raises ValueError where a module does not hold exactly one indicator or its file name does not start with a code.
    """
    names = (f"{indicators.__name__}.{file.stem}" for file in _ROOT.glob("i[0-9][0-9]_*.py"))
    return tuple(sorted((_indicator_in(name) for name in names), key=lambda one: _order(one.code)))


def _order(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code[1:].split("-"))


def _indicator_in(name: str) -> Indicator:
    module = importlib.import_module(name)
    found = [value for value in vars(module).values() if isinstance(value, Indicator)]
    if len(found) != 1:
        raise ValueError(f"{name} holds {len(found)} indicators; one file holds one")
    return found[0]


def find(code: str) -> Indicator:
    """The indicator with that code, in upper or lower case; KeyError where there is none."""
    for one in catalogue():
        if one.code == code.upper():
            return one
    raise KeyError(code)
