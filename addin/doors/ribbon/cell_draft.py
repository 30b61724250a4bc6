"""Fills and notes of an open sheet, changed here first and then written at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from addin.doors.ribbon.live_cells import Cell, Color, live_cells


class CellDraft:
    """Fills and notes of one sheet as they are going to be: read at once, changed here, written at once where they differ."""

    def __init__(self, sheet: Any) -> None:
        self._cells = live_cells(sheet)
        self._noted = self._cells.notes()
        self._filled: dict[Cell, Color | None] = {}
        self.notes = dict(self._noted)
        self.colors: dict[Cell, Color | None] = {}

    def read_colors(self, cells: Iterable[Cell]) -> None:
        """Have the fills of these cells in ``colors``."""
        found = self._cells.colors([cell for cell in dict.fromkeys(cells) if cell not in self._filled])
        self._filled |= found
        self.colors |= found

    def write(self) -> None:
        """Write what differs. A note without text is removed."""
        self._cells.set_colors({cell: color for cell, color in self.colors.items() if color != self._filled[cell]})
        changed = {cell: text for cell, text in self.notes.items() if text != self._noted.get(cell, "")}
        self._cells.replace_notes([cell for cell in changed if cell in self._noted], {c: t for c, t in changed.items() if t})
