"""Sheets of cells written as files of many formats."""

from __future__ import annotations

import csv
import datetime as dt
import io
import struct
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


def write_xlsb(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write an .xlsb ([MS-XLSB]) of plain cells; days are their numbers in Excel's calendar."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.bin"/>' for n in range(len(sheets))
    )
    bundle = b"".join(_record(156, struct.pack("<II", 0, n + 1) + _wide(f"rId{n}") + _wide(s.name)) for n, s in enumerate(sheets))
    root = f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.bin"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{root}</Relationships>')
        book.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        book.writestr("xl/workbook.bin", _record(131) + _record(143) + bundle + _record(144) + _record(132))
        for n, sheet in enumerate(sheets):
            book.writestr(f"xl/worksheets/sheet{n}.bin", _xlsb_sheet(sheet))


def _xlsb_sheet(sheet: SheetModel) -> bytes:
    out = [_record(129), _record(148, struct.pack("<IIII", 0, len(sheet.rows), 0, 200)), _record(145)]
    for r, row in enumerate(sheet.rows):
        out.append(_record(0, struct.pack("<I", r) + b"\0" * 13))
        for c, cell in enumerate(row):
            number = (cell - dt.date(1899, 12, 30)).days if isinstance(cell, dt.date) else cell
            if isinstance(number, (int, float)):
                out.append(_record(5, struct.pack("<IId", c, 0, number)))
            elif cell:
                out.append(_record(6, struct.pack("<II", c, 0) + _wide(cell)))
    return b"".join([*out, _record(146), _record(130)])


def _record(kind: int, content: bytes = b"") -> bytes:
    return _seven_bits(kind) + (_seven_bits(len(content)) or b"\0") + content


def _seven_bits(number: int) -> bytes:
    out = bytearray()
    while True:
        out.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
        if not number:
            return bytes(out)


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


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


def write_html(path: Path, sheets: Sequence[SheetModel]) -> None:
    """Write the HTML that a system exports under the name of an .xls."""
    out = ['<html><head><meta charset="gbk"></head><body>']
    for sheet in sheets:
        merges = sheet.merges
        covered = {(r, c) for top, left, end, last in merges for r in range(top, end + 1) for c in range(left, last + 1)}
        first = {(m[0], m[1]): f' rowspan="{m[2] - m[0] + 1}" colspan="{m[3] - m[1] + 1}"' for m in merges}
        out.append("<table>")
        for r, row in enumerate(sheet.rows):
            cells = ((c, "" if cell is None else cell) for c, cell in enumerate(row) if (r, c) in first or (r, c) not in covered)
            out.append("<tr>" + "".join(f"<td{first.get((r, c), '')}>{escape(str(cell))}</td>" for c, cell in cells) + "</tr>")
        out.append("</table>")
    path.write_bytes("".join([*out, "</body></html>"]).encode("gb18030"))


WRITERS: dict[str, Callable[[Path, Sequence[SheetModel]], None]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
    "xlsb": write_xlsb,
    "csv-gbk": _csv("gb18030"),
    "csv-utf8": _csv("utf-8"),
    "csv-mark": _csv("utf-8-sig"),
    "csv-tab": _csv("utf-16", "\t"),
    "html-xls": write_html,
    "zip": write_zip,
}
# Of the kinds that are not called like their files.
ENDINGS = {"csv-gbk": "csv", "csv-utf8": "csv", "csv-mark": "csv", "csv-tab": "csv", "html-xls": "xls"}
