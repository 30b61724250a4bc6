"""Small XML parts as elements, whatever their prefixes and namespace variant (transitional or strict)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from workbook_templates.read.troubles import DAMAGED, ENTITIES, Unusable

Element = tuple[str, dict[str, str]]


def elements(content: bytes) -> Iterator[Element]:
    """Every element in order, by local name, with its attributes by local name. Unusable where it is no XML."""
    found: list[Element] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: found.append((_local(name), _locals(attributes)))
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding nobody knows
        raise Unusable(DAMAGED) from error
    return iter(found)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _locals(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}


def _refuse(*_: Any) -> None:
    raise Unusable(ENTITIES)
