"""Which of very many values occur more than once, in less memory than a dictionary of them takes."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable


def repeated(values: Iterable[Hashable]) -> list[int]:
    """The places of the values that occur more than once, and of the few others with the same hash as another value."""
    hashes = array("q", map(hash, values))
    once: set[int] = set()
    again: set[int] = set()
    for value in hashes:
        (again if value in once else once).add(value)
    del once
    return [i for i, value in enumerate(hashes) if value in again] if again else []
