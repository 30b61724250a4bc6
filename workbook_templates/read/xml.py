"""Small XML parts as elements, whatever their prefixes and namespace variant (transitional or strict)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from workbook_templates.read.troubles import DAMAGED, ENTITIES, Unusable

Element = tuple[str, dict[str, str]]


_SMALL = 32 * 1024


def elements(content: bytes) -> Iterator[Element]:
    """Every element in order, by local name, with its attributes by local name. Unusable where it is no XML.

    Forms filled in with one program carry the same small parts, so these are read once for all of them.
    """
    return iter(_known(content) if len(content) <= _SMALL else _parsed(content))


def _parsed(content: bytes) -> tuple[Element, ...]:
    found: list[Element] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: found.append((_local(name), _locals(attributes)))
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding nobody knows
        raise Unusable(DAMAGED) from error
    return tuple(found)


_known = lru_cache(maxsize=64)(_parsed)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _locals(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}


def _refuse(*_: Any) -> None:
    raise Unusable(ENTITIES)
