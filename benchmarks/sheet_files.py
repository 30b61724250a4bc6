"""Sheets of cells written as files of many formats."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Area = tuple[int, int, int, int]


@dataclass
class SheetModel:
    """Rows of cells and merged areas (first row, first column, last row, last column; from 0)."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)

    def add(self, cells: Sequence[Any], across: int = 0) -> None:
        """A row below the others; with ``across`` its first cell is merged over so many columns."""
        if across > 1:
            self.merges.append((len(self.rows), 0, len(self.rows), across - 1))
        self.rows.append(list(cells))


def write_xlsx(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write an .xlsx as Excel does."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        ws = book.create_sheet(sheet.name)
        for row in sheet.rows:
            ws.append([None if cell == "" else cell for cell in row])
        for top, left, bottom, right in sheet.merges:
            ws.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(path)


def write_xls(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write an .xls (BIFF8)."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        ws = book.add_sheet(sheet.name)
        first = {area[:2]: area for area in sheet.merges}
        for r, row in enumerate(sheet.rows):
            for c, cell in enumerate(row):
                style = day if isinstance(cell, dt.date) else xlwt.Style.default_style
                if (r, c) in first:
                    top, left, bottom, right = first[r, c]
                    ws.write_merge(top, bottom, left, right, cell, style)
                elif cell != "":
                    ws.write(r, c, cell, style)
    book.save(str(path))


def write_ods(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write an .ods with what a reader needs."""
    tables = "".join(
        f'<table:table table:name="{escape(sheet.name)}">'
        + "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in sheet.rows)
        + "</table:table>"
        for sheet in sheets
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{names}manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)


def _ods_cell(cell: Any) -> str:
    if cell in ("", None):
        return "<table:table-cell/>"
    if isinstance(cell, dt.date):
        about = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, (int, float)):
        about = f'office:value-type="float" office:value="{cell}"'
    else:
        about = 'office:value-type="string"'
    return f"<table:table-cell {about}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def _csv(encoding: str, separator: str = ",") -> Callable[[Path, Sequence[SheetModel]], None]:
    def write(path: Path, sheets: Sequence[SheetModel]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(row for sheet in sheets for row in sheet.rows)
        path.write_bytes(text.getvalue().encode(encoding))

    return write


def write_zip(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write an archive of one .xlsx."""
    inner = path.with_suffix(".xlsx")
    write_xlsx(inner, sheets)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, f"名册/{inner.name}")
    inner.unlink()


WRITERS: dict[str, Callable[[Path, Sequence[SheetModel]], None]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
    "csv-gbk": _csv("gb18030"),
    "csv-utf8": _csv("utf-8"),
    "csv-mark": _csv("utf-8-sig"),
    "csv-tab": _csv("utf-16", "\t"),
    "zip": write_zip,
}
