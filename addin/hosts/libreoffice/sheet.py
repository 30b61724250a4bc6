"""One sheet."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import export, view
from .connection import enum, struct
from .freeze import FreezePanes
from .geometry import MAX_COLUMNS, MAX_ROWS, Area, of_uno, parse, split_sheet
from .names import Names
from .notes import notes_of
from .page_setup import PageSetup
from .ranges import Range
from .sheet_copy import copy_across

if TYPE_CHECKING:
    from .books import Book
    from .charts import Charts
    from .notes import Note
    from .pictures import Pictures
    from .pivots import PivotTables
    from .shapes import Shapes
    from .tables import Tables


class Sheet(base_classes.Sheet):
    """A sheet: its cells, and what lies on top of them."""

    def __init__(self, book: Book, xl: Any) -> None:
        self._book = book
        self._xl = xl
        self._seen = book.app.moves

    @property
    def xl(self) -> Any:
        """The office's sheet, fetched again after cells were inserted or removed.

        LibreOffice shifts the object of a whole sheet as if it were a range: afterwards its A1 is another cell.
        """
        if self._seen != self._book.app.moves:
            self._xl = self._book.xl.Sheets.getByName(self._xl.Name)
            self._seen = self._book.app.moves
        return self._xl

    api = xl

    def insert_cells(self, area: Area, mode: str) -> None:
        """Insert empty cells: DOWN, RIGHT, ROWS or COLUMNS."""
        self.xl.insertCells(self.uno_address(area), enum("sheet.CellInsertMode", mode))
        self._book.app.moves += 1

    def remove_cells(self, area: Area, mode: str) -> None:
        """Remove cells: UP, LEFT, ROWS or COLUMNS."""
        self.xl.removeRange(self.uno_address(area), enum("sheet.CellDeleteMode", mode))
        self._book.app.moves += 1

    def move_cells(self, area: Area, target: Any) -> None:
        """Move cells to where a CellAddress says."""
        self.xl.moveRange(target, self.uno_address(area))
        self._book.app.moves += 1

    @property
    def book(self) -> Book:
        """The book."""
        return self._book

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = value
        if self.xl.Name != value:
            raise ValueError(f"{value!r} cannot name a sheet")

    @property
    def position(self) -> int:
        """The place among the sheets, counted from zero."""
        return int(self.xl.RangeAddress.Sheet)

    @property
    def index(self) -> int:
        """The place among the sheets, counted from one."""
        return self.position + 1

    def uno_range(self, area: Area) -> Any:
        """The office's range for an area."""
        return self.xl.getCellRangeByPosition(*area.bounds())

    def uno_address(self, area: Area) -> Any:
        """The office's address for an area."""
        left, top, right, bottom = area.bounds()
        return struct(
            "table.CellRangeAddress", Sheet=self.position, StartColumn=left, StartRow=top, EndColumn=right, EndRow=bottom
        )

    def cell_address(self, row: int, column: int) -> Any:
        """The office's address for one cell."""
        return struct("table.CellAddress", Sheet=self.position, Column=column - 1, Row=row - 1)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range between two corners, at an address, or behind a name."""
        if arg2 is None and isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, Area(*arg1))
        if isinstance(arg1, int) and isinstance(arg2, int):
            return Range(self, self._area((arg1, arg2)))
        first = self._area(arg1)
        return Range(self, first if arg2 is None else first.join(self._area(arg2)))

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
        area = parse(rest)
        if area is not None:
            return area
        if "," in rest:
            raise NotImplementedError("range: a range of several areas is one rectangle at a time here")
        return self._behind_name(text, rest)

    def _behind_name(self, text: str, name: str) -> Area:
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
        """Every cell of the sheet."""
        return Range(self, Area(1, 1, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        """From the first to the last cell that holds something."""
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, of_uno(cursor.RangeAddress))

    def activate(self) -> None:
        """Show this sheet."""
        self.book.xl.CurrentController.setActiveSheet(self.xl)

    def select(self) -> None:
        """Show this sheet."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty every cell."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Give every cell the plain look."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Empty every cell and remove its format."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fit rows, columns or both to what they hold."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Remove the sheet without asking."""
        if self.book.xl.Sheets.Count == 1:
            raise ValueError("A workbook must keep at least one sheet.")
        self.book.xl.Sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy the sheet next to another one, which may lie in another book."""
        target = before or after
        assert target is not None  # noqa: S101 xlwings always names one
        place = target.position if before else target.position + 1
        if target.book.xl == self.book.xl:
            self.book.xl.Sheets.copyByName(self.name, self.book.sheets.free_name(self.name), place)
        elif any(shape.ShapeType != "com.sun.star.drawing.CaptionShape" for shape in self.xl.DrawPage):
            raise NotImplementedError("copy: Calc leaves charts and pictures behind when a sheet goes into another book")
        else:
            copy_across(self, target.book, place)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move the sheet next to another one of the same book."""
        target = before or after
        assert target is not None  # noqa: S101 xlwings always names one
        self.book.xl.Sheets.moveByName(self.name, target.position if before else target.position + 1)

    @property
    def visible(self) -> bool:
        """Whether the tab is shown."""
        return bool(self.xl.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.xl.IsVisible = bool(value)
        if bool(self.xl.IsVisible) != bool(value):
            raise ValueError("A workbook must keep at least one visible sheet.")

    @property
    def show_gridlines(self) -> bool:
        """Whether the lines between the cells are shown."""
        return view.is_on(self, ".uno:ToggleSheetGrid")

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        if self.show_gridlines != bool(value):
            view.command(self, ".uno:ToggleSheetGrid")

    @property
    def freeze_panes(self) -> FreezePanes:
        """The frozen rows and columns."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """How the sheet is printed."""
        return PageSetup(self)

    @property
    def names(self) -> Names:
        """The names that hold in this sheet alone."""
        return Names(self)

    @property
    def notes(self) -> list[Note]:
        """The notes."""
        return notes_of(self)

    @property
    def comments(self) -> list[Any]:
        """Threaded comments, which Calc does not have: always empty."""
        return []

    @property
    def charts(self) -> Charts:
        """The charts."""
        from .charts import Charts

        return Charts(self)

    @property
    def shapes(self) -> Shapes:
        """Everything that lies on top of the cells."""
        from .shapes import Shapes

        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures."""
        from .pictures import Pictures

        return Pictures(self)

    @property
    def tables(self) -> Tables:
        """The tables: Calc's database ranges."""
        from .tables import Tables

        return Tables(self)

    @property
    def pivot_tables(self) -> PivotTables:
        """The pivot tables."""
        from .pivots import PivotTables

        return PivotTables(self)

    def to_html(self, path: str) -> None:
        """Write this sheet as a web page."""
        export.sheet_to_html(self, path)
