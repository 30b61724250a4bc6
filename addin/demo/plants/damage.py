"""What Excel, and people, do to a workbook after it was filled in: formulas, merged cells, macros, torn files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.plants.changed_form import cell_of, part_of, row_of
from workbook_templates.atomic_write import replacing

Parts = dict[str, bytes]
Patch = Callable[[DemoForm, Parts], None]
Tear = Callable[[bytes], bytes]


def apply(book: DemoForm, path: Path) -> None:
    """Carry out a book's patches, then its tears, on the written file."""
    if book.patches:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for patch in book.patches:
            patch(book, parts)
        _save(path, parts)
    for tear in book.tears:
        path.write_bytes(tear(path.read_bytes()))


def _save(path: Path, parts: Parts) -> None:
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def cell_patch(sheet: str, row: Row, column: str, inner: str) -> Patch:
    """Put other content into a cell: ``inner`` is what comes after the address and style."""

    def patch(book: DemoForm, parts: Parts) -> None:
        part, address = part_of(book, sheet), cell_of(book, sheet, row, column)
        xml = parts[part].decode()
        cell = re.compile(rf'<c r="{address}" s="(\d+)"(?:/>|.*?</c>)')
        parts[part] = cell.sub(lambda found: f'<c r="{address}" s="{found[1]}" {inner}', xml, count=1).encode()

    return patch


def merge_patch(sheet: str, row: Row, column: str, rows: int) -> Patch:
    """Merge a cell with those below it."""

    def patch(book: DemoForm, parts: Parts) -> None:
        part, address = part_of(book, sheet), cell_of(book, sheet, row, column)
        letters = address.rstrip("0123456789")
        merged = f'<mergeCell ref="{address}:{letters}{row_of(book, sheet, row) + rows - 1}"/>'
        xml = parts[part].decode()
        if "</mergeCells>" in xml:
            xml = re.sub(r"<mergeCells[^>]*>", lambda found: "<mergeCells>" + merged, xml, count=1)
        else:
            xml = re.sub(
                r"(</sheetData>(?:<sheetProtection[^>]*/>)?(?:<autoFilter[^>]*/>)?)", rf"\1<mergeCells>{merged}</mergeCells>", xml
            )
        parts[part] = xml.encode()

    return patch


def hide_row_patch(sheet: str, row: Row) -> Patch:
    """Hide a row."""

    def patch(book: DemoForm, parts: Parts) -> None:
        part, number = part_of(book, sheet), row_of(book, sheet, row)
        parts[part] = parts[part].replace(b'<row r="%d"' % number, b'<row r="%d" hidden="1"' % number, 1)

    return patch


def lose_metadata(book: DemoForm, parts: Parts) -> None:
    """Somebody deleted the hidden sheet that says which form this is."""
    workbook = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r'<sheet name="表单信息"[^>]*/>', "", workbook).encode()


def add_macros(book: DemoForm, parts: Parts) -> None:
    """A macro project came along."""
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def torn(data: bytes) -> bytes:
    """The copy broke off half-way."""
    return data[: len(data) // 2]


def disguised(data: bytes) -> bytes:
    """A web page saved under the ending of a workbook."""
    return "<html><body><table><tr><td>花名册</td></tr></table></body></html>".encode()


def old_excel(data: bytes) -> bytes:
    """An .xls given the ending of an .xlsx."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
