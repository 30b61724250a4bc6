"""Which row of the original a mended row belongs to, by the number it had and by what was in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbook_templates.mend.stamp import print_of
from workbook_templates.table import Table


class OriginalRows:
    """The rows of a sheet of the original, each to be claimed once: those of these indices, which stand on the sheet itself."""

    def __init__(self, table: Table, rows: Iterable[int]) -> None:
        self._prints = {i: print_of(table, i) for i in rows}
        self._at = {table.rows[i]: i for i in self._prints}
        self._by_print: dict[str, list[int]] = defaultdict(list)
        for i, fingerprint in self._prints.items():
            self._by_print[fingerprint].append(i)
        self._claimed: set[tuple[int, str]] = set()

    def claim(self, row: int, fingerprint: str) -> bool:
        """Whether a mended row is the first that came from this one: a clerk may copy a row with its hidden columns."""
        known = (row, fingerprint) in self._claimed
        self._claimed.add((row, fingerprint))
        return not known

    def find(self, row: int, fingerprint: str) -> int | None:
        """The row as it was when it was taken out, where it stood or wherever it has moved; None where it is not as it was."""
        here = self._at.get(row)
        if here is not None and self._prints[here] == fingerprint:
            return here
        others = self._by_print.get(fingerprint, [])
        return others[0] if len(others) == 1 else None

    def holds(self, mended: Table, j: int) -> bool:
        """Whether the original holds the row as mended: it was merged before, or somebody mended it there."""
        return print_of(mended, j) in self._by_print
