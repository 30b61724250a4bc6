"""`RangeEdit`: the members of `Range` that insert, delete, copy, move, paste and merge cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import clipboard
from .filling import autofill
from .geometry import Area, area_from_uno
from .range_core import RangeCore

if TYPE_CHECKING:
    from .ranges import Range

_PASTES = {
    None: clipboard.EVERYTHING,
    "all": clipboard.EVERYTHING,
    "all_using_source_theme": clipboard.EVERYTHING,
    "comments": clipboard.NOTES,
    "formats": clipboard.FORMATS,
    "formulas": clipboard.FORMULAS,
    "values": clipboard.VALUES,
}


class RangeEdit(RangeCore):
    """Members of `Range` that change where cells are."""

    raw_value: Any

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert empty cells; the present ones move down, or right with
        `shift` 'right'. Whole rows and columns are inserted as such.

        `copy_origin` is ignored, as on macOS: Calc takes the format from above or from the left.
        """
        mode = self._whole() or ("RIGHT" if shift == "right" else "DOWN")
        self.sheet.insert_cells(self.area, mode)

    def delete(self, shift: str | None = None) -> None:
        """Delete the cells; others move 'up' or 'left'. Without `shift`
        the shape decides, as in Excel: a tall range moves left.
        """
        mode = self._whole()
        if mode is None:
            towards = shift or ("left" if self.area.rows > self.area.columns else "up")
            mode = "LEFT" if towards == "left" else "UP"
        self.sheet.remove_cells(self.area, mode)

    def _whole(self) -> str | None:
        return "ROWS" if self.area.whole_rows else "COLUMNS" if self.area.whole_columns else None

    def copy(self, destination: Any = None) -> None:
        """Copy to another range, repeated where it is a multiple of this one, or without `destination` to the clipboard.

        ValueError where the sheet is hidden and the clipboard is needed (also for another book).
        """
        self.book.app.clipboard = self.range_of(self.area)
        if destination is None:
            clipboard.copy(self)
        else:
            self._copy_to(destination.impl)

    def _copy_to(self, target: Range) -> None:
        if target.book.xl != self.book.xl:
            clipboard.copy(self)
            clipboard.paste(target, clipboard.EVERYTHING)
            return
        down, right = self._times(target.area)
        for r in range(down):
            for c in range(right):
                start = Area(target.area.row + r * self.area.rows, target.area.column + c * self.area.columns)
                self.sheet.xl.copyRange(target.sheet.uno_range(start).getCellByPosition(0, 0).CellAddress, self.xl.RangeAddress)

    def _times(self, target: Area) -> tuple[int, int]:
        if target.rows % self.area.rows or target.columns % self.area.columns:
            return 1, 1
        return target.rows // self.area.rows, target.columns // self.area.columns

    def copy_from(self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False) -> None:
        """Copy from another range through the clipboard: 'all', 'formats', 'formulas', 'values' or 'link' (references to it).

        ValueError where one of the sheets is hidden.
        """
        flags = {
            "all": "A",
            "formats": clipboard.FORMATS,
            "formulas": clipboard.FORMULAS,
            "values": clipboard.VALUES,
            "link": "A",
        }[copy_type]
        clipboard.copy(source_range.impl)
        clipboard.paste(self, flags, None, skip_blanks, transpose, copy_type == "link")

    def move(self, destination: Any) -> None:
        """Move the cells to another range; formulas that refer to them follow."""
        target = destination.impl
        self.sheet.move_cells(self.area, target.first_cell.CellAddress)

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Paste the clipboard; `paste` and `operation` are xlwings' names, 'column_widths' takes those of the range last copied.

        NotImplementedError for a kind of paste Calc does not have; ValueError where
        the sheet is hidden, or no range was copied by xlwings before 'column_widths'.
        """
        if paste == "column_widths":
            self._paste_widths()
            return
        if paste not in _PASTES:
            raise NotImplementedError(
                f"paste: Calc cannot paste {paste}; it can paste {', '.join(map(str, _PASTES))} and column_widths"
            )
        clipboard.paste(self, _PASTES[paste], operation, skip_blanks, transpose)

    def _paste_widths(self) -> None:
        source = self.book.app.clipboard
        if source is None:
            raise ValueError("Copy a range with xlwings before pasting its column widths.")
        for index in range(source.area.columns):
            width = source.xl.Columns.getByIndex(index).Width
            self.sheet.xl.Columns.getByIndex(self.area.column - 1 + index).Width = width

    def autofill(self, destination: Any, type_: str = "fill_default") -> None:
        """Continue these cells through a range that begins or ends with
        them; ValueError and NotImplementedError as `filling.autofill`.
        """
        autofill(self.range_of(self.area), destination.impl, type_)

    def select(self) -> None:
        """Show the sheet and select the cells."""
        controller = self.book.xl.CurrentController
        controller.setActiveSheet(self.sheet.xl)
        controller.select(self.xl)

    @property
    def merge_area(self) -> Range:
        """The merged cell that contains the first cell, or the first cell itself."""
        cursor = self.sheet.xl.createCursorByRange(self.sheet.uno_range(Area(self.area.row, self.area.column)))
        cursor.collapseToMergedArea()
        return self.range_of(area_from_uno(cursor.RangeAddress))

    @property
    def merge_cells(self) -> bool:
        """Whether the first cell belongs to a merged cell, or the range contains merged cells."""
        return len(self.merge_area) > 1 or bool(self.xl.getIsMerged())

    def merge(self, across: bool) -> None:
        """Merge the range into one cell, or with `across` each row; only the first cell's value is kept, as in Excel."""
        rows = range(self.area.row, self.area.last_row + 1)
        areas = [Area(row, self.area.column, 1, self.area.columns) for row in rows] if across else [self.area]
        for area in areas:
            self._clear_beside_first(area)
            self.sheet.uno_range(area).merge(True)

    def _clear_beside_first(self, area: Area) -> None:
        if area.columns > 1:
            self.range_of(Area(area.row, area.column + 1, area.rows, area.columns - 1)).clear_contents()
        if area.rows > 1:
            self.range_of(Area(area.row + 1, area.column, area.rows - 1, 1)).clear_contents()

    def unmerge(self) -> None:
        """Split merged cells; their value stays in the first."""
        self.merge_area.xl.merge(False)
        self.xl.merge(False)
