"""The sheets of a file in any format that offices keep lists in: .xlsx .xlsm .xls .et .xlsb .ods, text with separators, and
the HTML that systems export as .xls.

A form of ours is read by ``Reading``; this is for what is none of them. What the formats hide (formulas of an .xls) stays hidden.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from workbook_templates.read import troubles
from workbook_templates.read.archive import FormFile, bytes_of
from workbook_templates.read.cells import FileGrids, unusable
from workbook_templates.read.delimited import text_rows
from workbook_templates.read.extent import xls_area, xlsb_area
from workbook_templates.read.file_bytes import FileBytes
from workbook_templates.read.file_kind import opened
from workbook_templates.read.grid import Grid
from workbook_templates.read.limits import MOST_CELLS
from workbook_templates.read.ods_extent import ods_area
from workbook_templates.read.package import Package, open_package
from workbook_templates.read.troubles import Trouble, Unusable
from workbook_templates.read.workbook_parts import read_workbook_parts


def any_grids(file: FormFile, password: str | None = None) -> list[Grid]:
    """Every sheet with its cells, in order; a text file is one sheet. Unusable where the file cannot be read or is too large."""
    return grids_of(bytes_of(file), password)


def grids_of(content: FileBytes, password: str | None = None) -> list[Grid]:
    """The same of bytes at hand, as somebody needs who keeps them besides."""
    data = content.data
    try:
        package = open_package(opened(data, password).package)
        grids = FileGrids(package, read_workbook_parts(package))
        return [grids.grid(name) for name in grids.names]
    except Unusable as refused:
        other = _OTHERS.get(refused.trouble)
        if other is None:
            raise
    return other(data, content.path.stem)


def _text(data: bytes, name: str) -> list[Grid]:
    return [Grid(name, text_rows(data))]


def _xls(data: bytes, name: str) -> list[Grid]:
    return _by_calamine(data, xls_area(data))


def _xlsb(data: bytes, name: str) -> list[Grid]:
    return _by_calamine(data, xlsb_area(_inflated(data)))


def _ods(data: bytes, name: str) -> list[Grid]:
    return _by_calamine(data, ods_area(_inflated(data)))


def _inflated(data: bytes) -> Package:
    """The package with every part inflated once under the limits, because calamine inflates them without any."""
    package = open_package(data)
    for part in list(package.entries):
        package.parts[part] = package.read(part)
    return package


def _by_calamine(data: bytes, area: int) -> list[Grid]:
    """The sheets as calamine reads them, which fills the whole area up to the farthest cell: that one is looked at first."""
    if area > MOST_CELLS:
        raise Unusable(troubles.TOO_MANY_ROWS)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _grid(book.get_sheet_by_name(about.name), visible=about.visible == SheetVisibleEnum.Visible)
            for about in _sheets(book)
        ]
    except BaseException as error:
        raise unusable(error) from error


def _sheets(book: CalamineWorkbook) -> list[SheetMetadata]:
    return [about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]


def _grid(sheet: CalamineSheet, *, visible: bool) -> Grid:
    merges = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return Grid(sheet.name, sheet.to_python(skip_empty_area=False), visible, merges=merges)


def _html(data: bytes, name: str) -> list[Grid]:
    from workbook_templates.read.html_tables import html_grids  # noqa: PLC0415 - for such files alone

    return html_grids(data, name)


_OTHERS: dict[Trouble, Callable[[bytes, str], list[Grid]]] = {
    troubles.XLS: _xls,
    troubles.XLSB: _xlsb,
    troubles.ODS: _ods,
    troubles.CSV: _text,
    troubles.HTML: _html,
}
