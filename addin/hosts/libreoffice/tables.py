"""Tables: Calc's database ranges, which have a header, a filter and a name, but no style of their own."""

# ruff: noqa: PLC0415 the parts of a sheet know each other
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .autofilter import AutoFilter
from .geometry import Area, of_uno
from .table_parts import TableColumns, TableRows
from .table_style import Unstyled

if TYPE_CHECKING:
    from .ranges import Range
    from .sheet import Sheet


class Table(Unstyled, base_classes.Table):
    """A database range with a name."""

    def __init__(self, sheet: Sheet, xl: Any) -> None:
        self.sheet = sheet
        self.xl = xl

    @property
    def api(self) -> Any:
        """The office's database range."""
        return self.xl

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.setName(value)

    @property
    def display_name(self) -> str:
        """The same as `name`."""
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    def of(self, area: Area) -> Range:
        """A range of the table's sheet."""
        from .ranges import Range

        return Range(self.sheet, area)

    @property
    def area(self) -> Area:
        """Header, data and totals."""
        return of_uno(self.xl.DataArea)

    @property
    def range(self) -> Range:
        """Header, data and totals."""
        return self.of(self.area)

    @property
    def body(self) -> Area | None:
        """The rows between header and totals."""
        head, foot = int(self.show_headers), int(self.show_totals)
        rows = self.area.rows - head - foot
        return Area(self.area.row + head, self.area.column, rows, self.area.columns) if rows > 0 else None

    @property
    def data_body_range(self) -> Range | None:
        """The rows between header and totals."""
        return self.of(self.body) if self.body else None

    @property
    def header_row_range(self) -> Range | None:
        """The header."""
        return self.of(Area(self.area.row, self.area.column, 1, self.area.columns)) if self.show_headers else None

    @property
    def totals_row_range(self) -> Range | None:
        """The totals."""
        return self.of(Area(self.area.last_row, self.area.column, 1, self.area.columns)) if self.show_totals else None

    @property
    def insert_row_range(self) -> Range | None:
        """The row of a table without data where one would type; a database range always has rows."""
        body = self.data_body_range
        if body is None or body.shape[0] > 1 or any(text for text in body.xl.getFormulaArray()[0]):
            return None
        return body

    @property
    def autofilter(self) -> AutoFilter:
        """The filter."""
        return AutoFilter(self.range, self)

    @property
    def show_autofilter(self) -> bool:
        """Whether the header has filter arrows."""
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.xl.AutoFilter = bool(value)

    @property
    def show_headers(self) -> bool:
        """Whether the first row is a header."""
        return bool(self.xl.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.xl.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        """Whether the last row is a row of totals."""
        return bool(self.xl.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if bool(value) != self.show_totals:
            area = self.area
            self.resize_to(Area(area.row, area.column, area.rows + (1 if value else -1), area.columns))
            self.xl.TotalsRow = bool(value)

    def resize(self, range: Any) -> None:  # noqa: A002 xlwings' own name
        """Let the table cover another range."""
        self.resize_to(range.impl.area)

    def resize_to(self, area: Area) -> None:
        """Let the table cover another area."""
        self.xl.setDataArea(self.sheet.uno_address(area))

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """Sort the rows by one or more columns."""
        if self.body:
            self.of(self.body).sort(keys, ascending, False)

    @property
    def rows(self) -> TableRows:
        """The rows of data."""
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        """The columns."""
        return TableColumns(self)

    @property
    def table_style(self) -> str | None:
        """Always nothing."""
        return None

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        if value:
            raise NotImplementedError("table_style: Calc's database ranges have no styles")


class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The office's database ranges of the whole book."""
        return self.sheet.book.xl.DatabaseRanges

    @property
    def parent(self) -> Sheet:
        """The sheet."""
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
        """The one with this name or place, counted from one."""
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
        """Make a range a table. Styles are ignored: Calc has none, and xlwings always asks for one."""
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
