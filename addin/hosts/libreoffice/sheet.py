"""`Sheet`: one sheet of a workbook."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import export, view
from .connection import enum, struct
from .freeze import FreezePanes
from .geometry import MAX_COLUMNS, MAX_ROWS, Area, area_from_uno, parse_address, split_sheet
from .many_cells import ManyCells
from .names import Names
from .notes import notes_of
from .page_setup import PageSetup
from .ranges import Range
from .sheet_copy import copy_to_book

if TYPE_CHECKING:
    from .books import Book
    from .charts import Charts
    from .notes import Note
    from .pictures import Pictures
    from .pivots import PivotTables
    from .shapes import Shapes
    from .tables import Tables


class Sheet(base_classes.Sheet):
    """A sheet: its cells, its drawing objects, and its settings."""

    def __init__(self, book: Book, xl: Any) -> None:
        self._book = book
        self._xl = xl
        self._fetched_at = book.app.layout_changes

    @property
    def xl(self) -> Any:
        """The UNO sheet, fetched again after cells were inserted, removed or moved.

        LibreOffice shifts the object of a whole sheet as if it were a range: afterwards its A1 is another cell.
        """
        if self._fetched_at != self._book.app.layout_changes:
            self._xl = self._book.xl.Sheets.getByName(self._xl.Name)
            self._fetched_at = self._book.app.layout_changes
        return self._xl

    api = xl

    def insert_cells(self, area: Area, mode: str) -> None:
        """Insert empty cells at an area; `mode` is UNO's DOWN, RIGHT, ROWS or COLUMNS."""
        self.xl.insertCells(self.uno_address(area), enum("sheet.CellInsertMode", mode))
        self._book.app.layout_changes += 1

    def remove_cells(self, area: Area, mode: str) -> None:
        """Delete the cells of an area; `mode` is UNO's UP, LEFT, ROWS or COLUMNS."""
        self.xl.removeRange(self.uno_address(area), enum("sheet.CellDeleteMode", mode))
        self._book.app.layout_changes += 1

    def move_cells(self, area: Area, target: Any) -> None:
        """Move the cells of an area to a UNO `CellAddress`."""
        self.xl.moveRange(target, self.uno_address(area))
        self._book.app.layout_changes += 1

    @property
    def book(self) -> Book:
        """The book the sheet is in."""
        return self._book

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        """Rename the sheet; ValueError where Calc does not accept the name."""
        self.xl.Name = value
        if self.xl.Name != value:
            raise ValueError(f"{value!r} cannot name a sheet")

    @property
    def position(self) -> int:
        """The zero-based index among the book's sheets."""
        return int(self.xl.RangeAddress.Sheet)

    @property
    def index(self) -> int:
        """The one-based index among the book's sheets."""
        return self.position + 1

    def uno_range(self, area: Area) -> Any:
        """The UNO cell range of an area."""
        return self.xl.getCellRangeByPosition(*area.bounds())

    def uno_address(self, area: Area) -> Any:
        """The UNO `CellRangeAddress` of an area."""
        return _range_address(self.position, area)

    def uno_ranges(self, areas: Iterable[Area]) -> Any:
        """The UNO object of several areas, whose properties are set in one call."""
        ranges, position = self.book.xl.createInstance("com.sun.star.sheet.SheetCellRanges"), self.position
        ranges.addRangeAddresses(tuple(_range_address(position, area) for area in areas), False)
        return ranges

    @property
    def many_cells(self) -> ManyCells:
        """Scattered cells of the sheet, read and written many at once, which xlwings has no members for."""
        return ManyCells(self)

    def cell_address(self, row: int, column: int) -> Any:
        """The UNO `CellAddress` of the cell at a one-based row and column."""
        return struct("table.CellAddress", Sheet=self.position, Column=column - 1, Row=row - 1)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range at an address or a defined name, or between two corners: addresses, ranges, or one-based (row, column).

        IndexError for row or column 0; ValueError for another sheet's address or a name that is
        no range; KeyError for an unknown name; NotImplementedError for several areas (`A1,C3`).
        """
        if arg2 is None and isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, Area(*arg1))
        if isinstance(arg1, int) and isinstance(arg2, int):
            return Range(self, self._area((arg1, arg2)))
        first = self._area(arg1)
        return Range(self, first if arg2 is None else first.enclosing(self._area(arg2)))

    def _area(self, arg: Any) -> Area:
        if isinstance(arg, Range):
            return arg.area
        if isinstance(arg, tuple):
            if 0 in arg:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return Area(*arg)
        return self._named_area(str(arg))

    def _named_area(self, text: str) -> Area:
        sheet, rest = split_sheet(text)
        if sheet is not None and sheet.rpartition("]")[2].lower() != self.name.lower():
            raise ValueError(f"{text} does not lie in the sheet {self.name}")
        area = parse_address(rest)
        if area is not None:
            return area
        if "," in rest:
            raise NotImplementedError("range: a range of several areas is one rectangle at a time here")
        return self._area_of_name(text, rest)

    def _area_of_name(self, text: str, name: str) -> Area:
        for names in (Names(self), Names(self.book)):
            if names.contains(name):
                found = names(name).refers_to_range
                if found.sheet.name == self.name:
                    return found.area
        for table in self.tables:
            if table.name.lower() == name.lower():
                return table.data_body_range.area if table.data_body_range else table.range.area
        raise KeyError(f"{text!r} is neither an address nor a name")

    @property
    def cells(self) -> Range:
        """The range of all cells of the sheet."""
        return Range(self, Area(1, 1, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        """The range from the first to the last cell that is used."""
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, area_from_uno(cursor.RangeAddress))

    def activate(self) -> None:
        """Show this sheet in its book's window."""
        self.book.xl.CurrentController.setActiveSheet(self.xl)

    def select(self) -> None:
        """Show this sheet, as `activate` does."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty all cells; formats and notes stay."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Remove the formats of all cells; values stay."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Empty all cells and remove their formats and notes."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fit the used columns ('c'), rows ('r') or both (None) to their contents."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Delete the sheet without asking; ValueError for the book's only sheet."""
        if self.book.xl.Sheets.Count == 1:
            raise ValueError("A workbook must keep at least one sheet.")
        self.book.xl.Sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy the sheet before or after another one, which may be in another book.

        NotImplementedError where it has charts or pictures and goes into another book: Calc would leave them behind.
        """
        target = before or after
        assert target is not None  # noqa: S101 xlwings always names one
        place = target.position if before else target.position + 1
        if target.book.xl == self.book.xl:
            self.book.xl.Sheets.copyByName(self.name, self.book.sheets.free_name(self.name), place)
        elif any(shape.ShapeType != "com.sun.star.drawing.CaptionShape" for shape in self.xl.DrawPage):
            raise NotImplementedError("copy: Calc leaves charts and pictures behind when a sheet goes into another book")
        else:
            copy_to_book(self, target.book, place)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move the sheet before or after another one of the same book."""
        target = before or after
        assert target is not None  # noqa: S101 xlwings always names one
        self.book.xl.Sheets.moveByName(self.name, target.position if before else target.position + 1)

    @property
    def visible(self) -> bool:
        """Whether the sheet's tab is shown."""
        return bool(self.xl.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show or hide the sheet; ValueError for the last visible one."""
        self.xl.IsVisible = bool(value)
        if bool(self.xl.IsVisible) != bool(value):
            raise ValueError("A workbook must keep at least one visible sheet.")

    @property
    def show_gridlines(self) -> bool:
        """Whether grid lines are shown between the cells; ValueError where the sheet is hidden."""
        return view.is_on(self, ".uno:ToggleSheetGrid")

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        """Show or hide the grid lines; ValueError where the sheet is hidden."""
        if self.show_gridlines != bool(value):
            view.command(self, ".uno:ToggleSheetGrid")

    @property
    def freeze_panes(self) -> FreezePanes:
        """The frozen rows and columns of the sheet."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """The print settings of the sheet."""
        return PageSetup(self)

    @property
    def names(self) -> Names:
        """The defined names that are local to this sheet."""
        return Names(self)

    @property
    def notes(self) -> list[Note]:
        """The notes of the sheet, sorted by row and column."""
        return notes_of(self)

    @property
    def comments(self) -> list[Any]:
        """Always empty: Calc has no threaded comments."""
        return []

    @property
    def charts(self) -> Charts:
        """The charts on the sheet's draw page."""
        from .charts import Charts

        return Charts(self)

    @property
    def shapes(self) -> Shapes:
        """All drawing objects of the sheet."""
        from .shapes import Shapes

        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures on the sheet's draw page."""
        from .pictures import Pictures

        return Pictures(self)

    @property
    def tables(self) -> Tables:
        """The tables of the sheet, which are Calc's database ranges."""
        from .tables import Tables

        return Tables(self)

    @property
    def pivot_tables(self) -> PivotTables:
        """The pivot tables of the sheet."""
        from .pivots import PivotTables

        return PivotTables(self)

    def to_html(self, path: str) -> None:
        """Write this sheet into an HTML file."""
        export.sheet_to_html(self, path)


def _range_address(position: int, area: Area) -> Any:
    left, top, right, bottom = area.bounds()
    return struct("table.CellRangeAddress", Sheet=position, StartColumn=left, StartRow=top, EndColumn=right, EndRow=bottom)
