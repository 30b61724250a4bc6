"""Plain sheets of headers and rows, which are no forms (the register of subordinate units): reading one and writing a blank one.

Reading applies the same limits and safety checks as reading a form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook_templates.atomic_write import replacing
from workbook_templates.read import Grid, read_grids
from workbook_templates.read.troubles import Unusable
from workbook_templates.values.text import tidy

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from workbook_templates.read.grid import Grids
    from workbook_templates.write.style import FormStyles

_HEADER_SEARCH_ROWS = 10
_OFFERED_ROWS = 2_000
_WIDTH, _A4 = 24, 9  # characters; Excel's number of the paper


class PlainRow(NamedTuple):
    """One row: Excel's row number, and its normalised texts by header, blanks left out."""

    number: int
    values: Mapping[str, str]


def read_plain(path: Path, needed: Sequence[str]) -> list[PlainRow]:
    """The rows below the first line, among the first ten of any sheet,
    that has all the ``needed`` headers; empty rows are left out.

    ValueError, with a Chinese sentence for the user, where the file cannot be read or has no such line.
    """
    try:
        found = plain_rows(read_grids(path), needed)
    except Unusable as unusable:
        raise ValueError(f"{path.name}：{unusable.trouble.reason}{unusable.trouble.fix}") from None
    if found is None:
        raise ValueError(f"{path.name} 里找不到表头“{'、'.join(needed)}”。请用空白登记簿填写，不要改表头。")
    return found


def plain_rows(grids: Grids, needed: Sequence[str]) -> list[PlainRow] | None:
    """As ``read_plain`` from a file that is read already; None where it has no such line. Unusable where a sheet is damaged."""
    return next((rows for name in grids.names if (rows := _rows(grids.grid(name), needed)) is not None), None)


def _rows(grid: Grid, needed: Sequence[str]) -> list[PlainRow] | None:
    for n, line in enumerate(grid.rows[:_HEADER_SEARCH_ROWS]):
        headers = [(_text(value) or "").rstrip("*＊").strip() for value in line]
        if set(needed) <= set(headers):
            below = enumerate(grid.rows[n + 1 :], start=n + 2)
            rows = (PlainRow(number, _named(headers, values)) for number, values in below)
            return [row for row in rows if row.values]
    return None


def _named(headers: Sequence[str], values: Sequence[object]) -> dict[str, str]:
    pairs = ((header, _text(value)) for header, value in zip(headers, values, strict=False) if header)
    return {header: text for header, text in pairs if text}


def _text(value: object) -> str | None:
    return None if value is None or value == "" else tidy(value)


class PlainSheet(NamedTuple):
    """A sheet to be written: name, headers, the lines above them, rows of texts, widths as for ``write_plain``, and by header
    what drop-downs offer; something else may be typed too.
    """

    title: str
    headers: Sequence[str]
    notes: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    widths: Sequence[float] = ()
    offered: Mapping[str, Sequence[str]] = MappingProxyType({})


def write_plain(
    path: Path,
    title: str,
    headers: Sequence[str],
    notes: Sequence[str],
    rows: Sequence[Sequence[str]] = (),
    widths: Sequence[float] = (),
) -> None:
    """Write a sheet with title, notes, headers and rows, all cells stored as text so that codes lose no digit.

    ``widths`` are those of the columns in characters, 24 where none is given. The file is written beside ``path`` and then
    renamed (atomic).
    """
    write_plain_sheets(path, [PlainSheet(title, headers, notes, rows, widths)])


def write_plain_sheets(path: Path, sheets: Sequence[PlainSheet]) -> None:
    """Write several sheets as ``write_plain`` writes one."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a sheet is written

    from workbook_templates.write.style import FormStyles  # noqa: PLC0415

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as file, Workbook(file, options) as book:
        styles = FormStyles(book)
        for one in sheets:
            add_plain(book, styles, one)


def add_plain(book: Workbook, styles: FormStyles, one: PlainSheet) -> Worksheet:
    """Add one such sheet to a workbook that is being written."""
    from workbook_templates.write.style import DEEP, GREY, LINE  # noqa: PLC0415 - as above

    sheet = book.add_worksheet(one.title)
    border: dict[str, Any] = {"border": 1, "border_color": LINE}
    for column in range(len(one.headers)):
        sheet.set_column(column, column, one.widths[column] if one.widths else _WIDTH, styles.of(num_format="@"))
    sheet.write_string(0, 0, one.title, styles.of(bold=True, font_size=16))
    for n, note in enumerate(one.notes, start=1):
        sheet.write_string(n, 0, note, styles.of(font_color=GREY))
    top = len(one.notes) + 1
    header = styles.of(bold=True, bg_color=DEEP, font_color="#FFFFFF", align="center", **border)
    for column, text in enumerate(one.headers):
        sheet.write_string(top, column, text, header)
    for n, row in enumerate(one.rows, start=top + 1):
        for column, value in enumerate(row):
            sheet.write_string(n, column, value, styles.of(num_format="@", text_wrap=True, **border))
    for text, offered in one.offered.items():
        column = one.headers.index(text)
        choice = {"validate": "list", "source": list(offered), "error_type": "information"}
        sheet.data_validation(top + 1, column, top + _OFFERED_ROWS, column, choice)
    sheet.freeze_panes(top + 1, 2)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    return sheet
