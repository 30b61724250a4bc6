"""Several cross-tabs of the same persons, small counts hidden: a total that one of them hides is hidden in all.

Else what one table leaves out could be read in another that has the same category, or worked out from both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from addin.summary.ranks.crosstab import CrossTab
from addin.summary.ranks.small_cells import HIDDEN, Place, shown_counts
from validators.lookups.people import PARTY

Grid = list[list[int | str]]
Total = tuple[bool, str, str]
"""The total of a category's value, of party members alone or of all; category and value are empty for the whole."""
_FACE = "政治面貌"


def tables_to_show(tables: Sequence[CrossTab], smallest: int) -> list[CrossTab]:
    """Those that count anybody; without those of party members where so few persons are none that how many would follow."""
    totals = {table.spec.members: table.total for table in tables}
    others = totals.get(False, 0) - totals.get(True, 0)
    return [table for table in tables if table.total and not (table.spec.members and 0 < others < smallest)]


def shown_grids(tables: Sequence[CrossTab], smallest: int) -> list[Grid]:
    """The counts of each table with their totals, as ``shown_counts`` gives them."""
    hidden: set[Total] = set()
    while True:
        grids = [shown_counts(table.counts, smallest, list(_places(table, hidden))) for table in tables]
        found = {total for table, grid in zip(tables, grids, strict=True) for total in _hidden_totals(table, grid)}
        found |= set(_partners(tables, hidden | found))
        if found <= hidden:
            return grids
        hidden |= found


def _totals(table: CrossTab) -> dict[Place, Total]:
    """What each total of a table is the total of."""
    members, last_row, last_column = table.spec.members, len(table.rows), len(table.columns)
    rows = {(i, last_column): (members, table.spec.rows, name) for i, name in enumerate(table.rows)}
    columns = {(last_row, j): (members, table.spec.columns, name) for j, name in enumerate(table.columns)}
    return rows | columns | {(last_row, last_column): (members, "", "")}


def _places(table: CrossTab, hidden: Collection[Total]) -> Iterator[Place]:
    return (place for place, total in _totals(table).items() if total in hidden)


def _hidden_totals(table: CrossTab, grid: Grid) -> Iterator[Total]:
    return (total for (i, j), total in _totals(table).items() if grid[i][j] == HIDDEN)


def _partners(tables: Sequence[CrossTab], hidden: Collection[Total]) -> Iterator[Total]:
    """Of the one party face that is hidden among the members', or among the others', the smallest other: how many members
    there are is known from their own tables, and who is left over would follow.
    """
    for table in tables if any(one.spec.members for one in tables) else ():
        totals = dict(zip(table.rows, table.row_totals, strict=True)) if table.spec.rows == _FACE else {}
        for group in ([face for face in totals if (face in PARTY) == party] for party in (True, False)):
            shown = [face for face in group if (False, _FACE, face) not in hidden]
            if len(shown) == len(group) - 1 and shown:
                yield False, _FACE, min(shown, key=lambda face: (totals[face], face))
