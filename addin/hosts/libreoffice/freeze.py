"""`FreezePanes`: frozen rows and columns of a sheet's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlwings import base_classes

from .view import temporarily_shown

if TYPE_CHECKING:
    from .sheet import Sheet


class FreezePanes(base_classes.FreezePanes):
    """The frozen panes of one sheet; both methods raise ValueError where the sheet is hidden."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns up to the end of a range; `A:A` freezes columns only, `1:1` rows only.

        ValueError where the sheet is hidden.
        """
        area = self.sheet.range(frozen_range).area
        columns = 0 if area.whole_rows else area.last_column
        rows = 0 if area.whole_columns else area.last_row
        with temporarily_shown(self.sheet) as controller:
            controller.freezeAtPosition(columns, rows)

    def unfreeze(self) -> None:
        """Remove frozen panes, if there are any; ValueError where the sheet is hidden."""
        with temporarily_shown(self.sheet) as controller:
            if controller.hasFrozenPanes():
                controller.freezeAtPosition(0, 0)
