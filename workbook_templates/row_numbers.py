"""Row numbers of a table: a list, or what takes less memory where there are very many of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

MANY = 20_000


def row_numbers(numbers: Iterable[int], count: int) -> Sequence[int]:
    """So many numbers, none negative, as a sequence: of ``MANY`` a range where they follow each other, else an array."""
    if count < MANY:
        return list(numbers)
    found = array("I", numbers)
    following = range(found[0], found[0] + count)
    return following if found == array("I", following) else found
