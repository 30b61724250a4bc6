"""A sheet of the workbook: title, note, header row, then rows of cells, some of which link to other rows.

Text from data is written as text, whatever it begins with; nothing here writes a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from addin.summary.workbook.streamed_rows import StreamedRow
from addin.summary.workbook.style import STYLES
from addin.summary.workbook.writer import SummaryWriter, lines_of
from workbook_templates.cell_types import mask_in_text, show

TITLE_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2, 3
ROW_HEIGHT, LINE_HEIGHT = 18, 14
MOST_LINKS = 60_000  # Excel takes no more than 65,530 on a sheet
Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Col:
    """A column: header, width in characters, and the default style of its cells (a key of STYLES)."""

    header: str
    width: float
    style: str = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a style of its own, or with a link to a place: sheet and Excel's row number."""

    value: object
    style: str | Mapping[str, Any] = ""
    link: tuple[str, int] | None = None


class Page:
    """One sheet of the workbook while it is written, row by row from the top.

    ``name`` is the sheet's name, ``title`` and ``note`` are printed above the header row; ``next_row`` is the zero-based
    row that is written next.
    """

    def __init__(
        self, book: SummaryWriter, name: str, columns: Sequence[Col], title: str, note: str = "", *, portrait: bool = False
    ) -> None:
        self.book, self.name, self.columns, self._title = book, name, columns, title
        self.sheet = book.book.add_worksheet(name)
        self.next_row, self._links = FIRST_ROW, 0
        self._set_up(portrait)
        self._write_head(title, note)

    def _set_up(self, portrait: bool) -> None:
        sheet = self.sheet
        sheet.set_paper(9)
        (sheet.set_portrait if portrait else sheet.set_landscape)()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(TITLE_ROW, HEADER_ROW)
        sheet.set_footer("&C第 &P 页，共 &N 页&R&A")
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.freeze_panes(FIRST_ROW, 0)

    def _write_head(self, title: str, note: str) -> None:
        sheet, last = self.sheet, len(self.columns) - 1
        sheet.set_row(TITLE_ROW, 30)
        sheet.write_string(TITLE_ROW, 0, title, self.book.format("title"))
        sheet.set_row(NOTE_ROW, 4 + LINE_HEIGHT * lines_of(note, sum(col.width for col in self.columns)))
        if last:
            sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, last, "", self.book.format("note"))
        sheet.write_string(NOTE_ROW, 0, note, self.book.format("note"))
        tallest = max(lines_of(col.header, col.width) for col in self.columns)
        sheet.set_row(HEADER_ROW, 8 + 15 * tallest)
        for i, col in enumerate(self.columns):
            sheet.set_column(i, i, col.width)
            sheet.write_string(HEADER_ROW, i, col.header, self.book.format("header"))

    @property
    def row_number(self) -> int:
        """The Excel row number (from 1) of the row that is written next."""
        return self.next_row + 1

    def add(self, *values: object) -> None:
        """Write the next row, one value or Cell for each column, as high as its longest text needs.

        A plain value takes its column's style; identity numbers in texts are masked.
        """
        for i, value in enumerate(values):
            self._write(i, value if isinstance(value, Cell) else Cell(value))
        self.sheet.set_row(self.next_row, self._height(values))
        self.next_row += 1

    def add_many(self, rows: Callable[[], Iterable[Sequence[object]]]) -> None:
        """As ``add`` for each of the ``rows``, plain values that are asked for twice: now to be counted, and when the file is
        written. Nothing can be added behind them.
        """
        count = sum(1 for _ in rows())
        for row in islice(rows(), 1):
            self.add(*row)
        if count > 1:
            self.book.stream(self.sheet, self.next_row, lambda: self._streamed(islice(rows(), 1, None)))
            self.next_row += count - 1

    def _streamed(self, rows: Iterable[Sequence[object]]) -> Iterator[StreamedRow]:
        return (StreamedRow(row, self._height(row)) for row in rows)

    def _height(self, values: Sequence[object]) -> int:
        """The height of a row in points: as its longest text needs."""
        lines = 1
        for value, column in zip(values, self.columns, strict=False):
            text, style = (value.value, value.style or column.style) if isinstance(value, Cell) else (value, column.style)
            if isinstance(text, str) and isinstance(style, str) and STYLES[style].get("text_wrap"):
                lines = max(lines, lines_of(text, column.width))
        return ROW_HEIGHT + LINE_HEIGHT * (lines - 1)

    def section(self, words: str) -> None:
        """Write a heading across all columns as the next row."""
        self.sheet.merge_range(self.next_row, 0, self.next_row, len(self.columns) - 1, "", self.book.format("section"))
        self.sheet.write_string(self.next_row, 0, words, self.book.format("section"))
        self.sheet.set_row(self.next_row, ROW_HEIGHT)
        self.next_row += 1

    def skip(self, rows: int) -> None:
        """Leave rows blank; none where ``rows`` is not positive."""
        self.next_row += max(rows, 0)

    def _write(self, i: int, cell: Cell) -> None:
        style = cell.style or self.columns[i].style
        if cell.link and not self.book.on_paper and self._links < MOST_LINKS:
            self._links += 1
            form = self.book.format(style, linked=True)
            sheet, row = cell.link
            self.sheet.write_url(
                self.next_row,
                i,
                f"internal:'{sheet}'!A{row}",
                form,
                mask_in_text(show(cell.value)),
                "点一下，看这个数后面的每一行",
            )
        else:
            form = self.book.format(style)
        if isinstance(cell.value, (int, float, Decimal)):
            self.sheet.write_number(self.next_row, i, float(cell.value), form)
        else:
            self.sheet.write_string(self.next_row, i, mask_in_text(show(cell.value)), form)

    def finish(self, *, filtered: bool = True, beside: int = 0, columns: int = 0) -> None:
        """Finish the sheet: a line where it has no rows, filter buttons on the header where ``filtered``, the print area, with
        as many columns ``beside`` the rows as charts take; only the first ``columns`` are printed where these are given.
        """
        last = len(self.columns) - 1
        if self.next_row == FIRST_ROW:
            self.add(Cell("没有。", "text"), *[Cell("", "text")] * last)
        if columns:
            self._print_title_above()
        if filtered:
            self.sheet.autofilter(HEADER_ROW, 0, self.next_row - 1, last)
        top, right = (HEADER_ROW, columns - 1) if columns else (TITLE_ROW, last + beside)
        self.sheet.print_area(top, 0, self.next_row - 1, right)

    def _print_title_above(self) -> None:
        """Print the title as the header of each page: in its cell it is cut where the columns go on to further pages."""
        self.sheet.set_header(f"&L&14{self._title.replace('&', '&&')}")
        self.sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        self.sheet.repeat_rows(HEADER_ROW)
