"""Small counts are left out, and with them as many others as keep them from being worked out from the totals.

A hidden count follows from the shown ones exactly where it is a bridge: take rows and columns, the totals' too, as nodes and
hidden counts as edges (D. Gusfield, A Graph Theoretic Approach to Statistical Data Security, SIAM J. Comput. 17(3), 1988).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

HIDDEN = "*"
Place = tuple[int, int]


def with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """The counts with a last column of the rows' sums and a last row of the columns' sums."""
    wide = [[*row, sum(row)] for row in counts]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


def shown_counts(counts: Sequence[Sequence[int]], smallest: int, also: Collection[Place] = ()) -> list[list[int | str]]:
    """The counts and their totals, ``HIDDEN`` in the place of those that are not shown.

    Those are the ones of 1 to ``smallest`` - 1 persons, and others until none of these follows from what is shown. None is
    hidden where ``smallest`` is 0 or 1. ``also`` are places hidden likewise, whatever stands there.
    """
    table = with_totals(counts)
    hidden = _hidden(table, smallest, also)
    return [[HIDDEN if (i, j) in hidden else count for j, count in enumerate(row)] for i, row in enumerate(table)]


def _hidden(table: Sequence[Sequence[int]], smallest: int, also: Collection[Place]) -> set[Place]:
    places = {(i, j): count for i, row in enumerate(table) for j, count in enumerate(row)}
    wanted = {place for place, count in places.items() if 0 < count < smallest} | set(also)
    hidden = set(wanted)
    while known := min((place for place in wanted if _follows(hidden, place)), default=None):
        rectangles = (_with(known, other) - hidden for other in places if other[0] != known[0] and other[1] != known[1])
        hidden |= min(rectangles, key=lambda found: _lost(found, places))
    return hidden


def _with(place: Place, other: Place) -> set[Place]:
    """The other three corners of a rectangle: with them hidden, none of the four follows from the rest."""
    return {other, (place[0], other[1]), (other[0], place[1])}


def _lost(found: AbstractSet[Place], places: Mapping[Place, int]) -> tuple[int, int, int, list[Place]]:
    """How much is lost by hiding these: how many they are, how many of them hide nobody, and whom they count."""
    return len(found), sum(not places[one] for one in found), sum(places[one] for one in found), sorted(found)


def _follows(hidden: set[Place], place: Place) -> bool:
    """Whether a hidden count follows from the shown ones: no other hidden counts lead from its row to its column."""
    rows, columns, others = {place[0]}, set[int](), hidden - {place}
    while reached := {other for other in others if other[0] in rows or other[1] in columns}:
        others -= reached
        rows |= {row for row, _ in reached}
        columns |= {column for _, column in reached}
    return place[1] not in columns
