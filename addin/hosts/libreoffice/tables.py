"""`Table` and `Tables`: tables, which are Calc's database ranges: a name, a header, a filter and a totals row, but no style."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .autofilter import AutoFilter
from .geometry import Area, area_from_uno
from .table_parts import TableColumns, TableRows
from .table_style import TableStyleOptions

if TYPE_CHECKING:
    from .ranges import Range
    from .sheet import Sheet


class Table(TableStyleOptions, base_classes.Table):
    """A table: one of Calc's database ranges."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        self.sheet = sheet
        self.xl = xl

    @property
    def api(self) -> Any:
        """The UNO database range, the same object as `xl`."""
        return self.xl

    @property
    def parent(self) -> Sheet:
        """The sheet the table is on."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name of the table, unique in its book."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        """Rename the table within its book."""
        self.xl.setName(value)

    @property
    def display_name(self) -> str:
        """The table's name, the same as `name`."""
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        """Rename the table, as `name` does."""
        self.name = value

    def range_of(self, area: Area) -> Range:
        """The range of an area on the table's sheet."""
        from .ranges import Range

        return Range(self.sheet, area)

    @property
    def area(self) -> Area:
        """The rectangle of header, data and totals."""
        return area_from_uno(self.xl.DataArea)

    @property
    def range(self) -> Range:
        """The cells of header, data and totals."""
        return self.range_of(self.area)

    @property
    def body(self) -> Area | None:
        """The rectangle of the data rows, or None where there are none."""
        head, foot = int(self.show_headers), int(self.show_totals)
        rows = self.area.rows - head - foot
        return Area(self.area.row + head, self.area.column, rows, self.area.columns) if rows > 0 else None

    @property
    def data_body_range(self) -> Range | None:
        """The cells of the data rows, or None where there are none."""
        return self.range_of(self.body) if self.body else None

    @property
    def header_row_range(self) -> Range | None:
        """The cells of the header, or None without one."""
        return self.range_of(Area(self.area.row, self.area.column, 1, self.area.columns)) if self.show_headers else None

    @property
    def totals_row_range(self) -> Range | None:
        """The cells of the totals row, or None without one."""
        return self.range_of(Area(self.area.last_row, self.area.column, 1, self.area.columns)) if self.show_totals else None

    @property
    def insert_row_range(self) -> Range | None:
        """The one empty row of a table without data, otherwise None; a database range always has at least one row."""
        body = self.data_body_range
        if body is None or body.shape[0] > 1 or any(text for text in body.xl.getFormulaArray()[0]):
            return None
        return body

    @property
    def autofilter(self) -> AutoFilter:
        """The filter over the table's columns."""
        return AutoFilter(self.range, self)

    @property
    def show_autofilter(self) -> bool:
        """Whether the header shows filter buttons."""
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        """Show or hide the filter buttons in the header."""
        self.xl.AutoFilter = bool(value)

    @property
    def show_headers(self) -> bool:
        """Whether the first row is a header."""
        return bool(self.xl.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        """Treat the first row as a header, or as data; no cells are moved."""
        self.xl.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        """Whether the last row is a totals row."""
        return bool(self.xl.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """Extend the table by a totals row, or take the last row out of it; no cells are moved."""
        if bool(value) != self.show_totals:
            area = self.area
            self.resize_to(Area(area.row, area.column, area.rows + (1 if value else -1), area.columns))
            self.xl.TotalsRow = bool(value)

    def resize(self, range: Any) -> None:  # noqa: A002 xlwings' own name
        """Let the table cover the given xlwings range."""
        self.resize_to(range.impl.area)

    def resize_to(self, area: Area) -> None:
        """Let the table cover the given area."""
        self.xl.setDataArea(self.sheet.uno_address(area))

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """Sort the data rows by columns of the table, given as one-based `keys` with a direction each."""
        if self.body:
            self.range_of(self.body).sort(keys, ascending, False)

    @property
    def rows(self) -> TableRows:
        """The data rows of the table."""
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        """The columns of the table, from left to right."""
        return TableColumns(self)

    @property
    def table_style(self) -> str | None:
        """Always None: Calc's database ranges have no styles."""
        return None

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        """Accept None or ''; NotImplementedError for the name of a style."""
        if value:
            raise NotImplementedError("table_style: Calc's database ranges have no styles")


class Tables(base_classes.Tables):
    """The tables of a sheet; database ranges whose names begin with two underscores are left out."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO database ranges of the whole book."""
        return self.sheet.book.xl.DatabaseRanges

    @property
    def parent(self) -> Sheet:
        """The sheet the tables are on."""
        return self.sheet

    def __iter__(self) -> Iterator[Table]:
        ranges, position = self.api, self.sheet.position
        for name in ranges.ElementNames:
            xl = ranges.getByName(name)
            if not name.startswith("__") and xl.DataArea.Sheet == position:
                yield Table(self.sheet, xl)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Table:
        """The table of that name (upper and lower case alike) or one-based index; KeyError where there is none."""
        for index, table in enumerate(self, start=1):
            if key == index or (isinstance(key, str) and table.name.lower() == key.lower()):
                return table
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in (index, table.name) for index, table in enumerate(self, start=1))

    def add(
        self,
        source_type: Any = None,
        source: Any = None,
        link_source: Any = None,
        has_headers: Any = None,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make the range `source` a table with filter buttons and return it; without `name` it is called `Table<n>`.

        `has_headers` False means a table without header. `table_style_name` is ignored: xlwings always passes one, and Calc
        has none. NotImplementedError for `link_source` or `destination`; ValueError for a name that is taken in the book.
        """
        if link_source or destination:
            raise NotImplementedError("tables.add: Calc's tables lie in the sheet; there is no link_source and no destination")
        ranges = self.api
        chosen = name or next(f"Table{n}" for n in range(1, len(ranges.ElementNames) + 2) if not ranges.hasByName(f"Table{n}"))
        if ranges.hasByName(chosen):
            raise ValueError(f"There already is a table {chosen!r} in this book.")
        ranges.addNewByName(chosen, source.impl.xl.RangeAddress)
        table = Table(self.sheet, ranges.getByName(chosen))
        table.show_headers = has_headers is not False
        table.show_autofilter = table.show_headers
        return table
