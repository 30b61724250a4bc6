"""Region codes of GB/T 2260: those in force, and abolished ones, which older identity numbers still contain.

``regions.txt`` is made from python-stdnum's list, whose own reader is too slow for a click, by ``python -m addin.generate``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REGIONS = Path(__file__).with_name("regions.txt")
_RESIDENCE_PERMITS = {"810000", "820000", "830000"}
_NAME = re.compile(r"\[\d*-(\d*)\](.*)")


@cache
def _parts() -> tuple[str, str]:
    current, _, former = REGIONS.read_text(encoding="utf-8").partition("\n")
    return current, former


@cache
def current() -> frozenset[str]:
    """The six-digit region codes in force."""
    return frozenset(_parts()[0].split())


@cache
def former() -> dict[str, str]:
    """The abolished region codes, each with the last name of the place."""
    return dict(line.split(" ", 1) for line in _parts()[1].splitlines())


def build() -> str:
    """The text of ``regions.txt``: codes in force on the first line, then one line for each abolished code with its name.

    Raises ImportError where python-stdnum is not installed.
    """
    in_force, abolished = set(_RESIDENCE_PERMITS), {}
    for code, names in _source():
        last = names[-1]
        found = _NAME.fullmatch(last)
        if found and found[1]:
            abolished[code] = found[2]
        else:
            in_force.add(code)
    lines = [" ".join(sorted(in_force)), *(f"{code} {name}" for code, name in sorted(abolished.items()))]
    return "\n".join(lines) + "\n"


def _source() -> Iterator[tuple[str, list[str]]]:
    """Every code of python-stdnum's list with its names in the order of their years."""
    import stdnum.cn  # noqa: PLC0415 - only the build reads it

    province = ""
    for line in Path(stdnum.cn.__file__).with_name("loc.dat").read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition('="')
        if key.endswith(" province"):
            province = key.split()[0]
        elif key.endswith(" county"):
            yield province + key.split()[0], rest.rstrip('"').split(",")


def generated() -> dict[Path, bytes]:
    """The list with its content."""
    return {REGIONS: build().encode()}
