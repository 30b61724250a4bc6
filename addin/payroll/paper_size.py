"""Where a table is divided between sheets of paper (A4, landscape), so that each is full and none is left with a line or two."""

from __future__ import annotations

from collections.abc import Sequence

MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 0.4, 0.5, 0.6  # inches
_WIDTH, _HEIGHT = 841.9 - 2 * 72 * MARGIN_SIDE, 595.3 - 72 * (MARGIN_TOP + MARGIN_BOTTOM)  # points
_SLACK = 0.96  # fonts and programs differ by a few hundredths
_LEAST = 3


def scale(widths: Sequence[float]) -> int:
    """The scale in per cent at which columns of these widths (in digits of 宋体 11) fit on the paper.

    A digit is 8 pixels of 0.75 points wide. A program that lacks the font draws wider columns, and prints the page smaller.
    """
    points = sum(0.75 * (8 * width + 5) for width in widths)
    return min(100, int(100 * _SLACK * _WIDTH / points))


def paper_height(widths: Sequence[float]) -> float:
    """How many points of rows one sheet of paper takes at that scale."""
    return _SLACK * _HEIGHT * 100 / scale(widths)


def sheets_of_paper(
    heights: Sequence[float], first: float, other: float, *, carry: float = 0.0, tail: float = 0.0, least: int = _LEAST
) -> list[int]:
    """How many rows of these heights stand on each sheet of paper, in points.

    ``first`` and ``other`` are the room for rows on the first and on every other sheet, ``carry`` what the sums at the foot of a
    sheet that is not the last take of it, ``tail`` what comes after the last row. The last sheet has at least ``least`` rows
    where there are as many, unless they are too high.
    """
    counts: list[int] = []
    rest = list(heights)
    while sum(rest) + tail > (room := other if counts else first):
        count = _fitting(rest, room - carry)
        count = max(min(count, len(rest) - least), 1)
        counts.append(count)
        rest = rest[count:]
        if not rest:
            break
    return [*counts, len(rest)]


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many of these rows fit, at least one."""
    used = 0.0
    for n, one in enumerate(heights):
        used += one
        if used > room:
            return max(n, 1)
    return len(heights)
