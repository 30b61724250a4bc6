"""Where printed pages end: no heading is left alone at the foot of a page, and the last page is not two rows long."""

from __future__ import annotations

import math
from collections.abc import Sequence


def page_breaks(heights: Sequence[float], with_next: Sequence[bool], page: float) -> list[int]:
    """The indices of the rows that begin a page, the first page's left out.

    ``heights`` and ``page``, the room on one, are in the same unit; a row that stays ``with_next`` is on the page of the row
    after it. Pages are about equally full, where that takes no more of them.
    """
    fullest = _breaks(heights, with_next, page)
    even = sum(heights) / (len(fullest) + 1)
    rooms = (min(page, math.ceil(even + step * page / 50)) for step in range(50))
    return next((found for room in rooms if len(found := _breaks(heights, with_next, room)) == len(fullest)), fullest)


def _breaks(heights: Sequence[float], with_next: Sequence[bool], room: float) -> list[int]:
    found: list[int] = []
    used = 0.0
    for block in _blocks(with_next):
        tall = sum(heights[block.start : block.stop])
        if used and used + tall > room:
            found.append(block.start)
            used = 0.0
        used += tall
    return found


def _blocks(with_next: Sequence[bool]) -> list[range]:
    """The rows that stay together."""
    blocks, start = [], 0
    for i, together in enumerate(with_next):
        if not together or i == len(with_next) - 1:
            blocks.append(range(start, i + 1))
            start = i + 1
    return blocks
