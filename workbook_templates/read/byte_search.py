"""Search large XML for a pair of bytes of which the second is seldom there.

A lone byte is found at the speed of memory; a pair that begins as every tag or attribute does, fifty times slower.
"""

from __future__ import annotations

_SELDOM = 500  # where it is there more often, looking for the pair itself is quicker


def holds(content: bytes, pair: bytes, start: int = 0, end: int | None = None) -> bool:
    """Whether the two bytes stand side by side at or after ``start``, and before ``end``."""
    first, second = pair[0], pair[1:]
    at = content.find(second, start + 1, end)
    for _ in range(_SELDOM):
        if at < 0:
            return False
        if content[at - 1] == first:
            return True
        at = content.find(second, at + 1, end)
    return content.find(pair, at - 1, end) >= 0
