"""Damage to a written workbook by Excel or by people: formulas, merged cells, macros, truncated files."""

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
BytesEdit = Callable[[bytes], bytes]


def apply(book: DemoForm, path: Path) -> None:
    """Apply a form's patches, then its byte edits, to its written file."""
    if book.patches:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for patch in book.patches:
            patch(book, parts)
        _save(path, parts)
    for edit in book.byte_edits:
        path.write_bytes(edit(path.read_bytes()))


def _save(path: Path, parts: Parts) -> None:
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def cell_patch(sheet: str, row: Row, column: str, inner: str) -> Patch:
    """A patch that replaces the content of a cell: ``inner`` is the rest of the element ``c`` after address and style."""

    def patch(book: DemoForm, parts: Parts) -> None:
        part, address = part_of(book, sheet), cell_of(book, sheet, row, column)
        xml = parts[part].decode()
        cell = re.compile(rf'<c r="{address}" s="(\d+)"(?:/>|.*?</c>)')
        parts[part] = cell.sub(lambda found: f'<c r="{address}" s="{found[1]}" {inner}', xml, count=1).encode()

    return patch


def merge_patch(sheet: str, row: Row, column: str, rows: int) -> Patch:
    """A patch that merges a cell with those below it, ``rows`` in all."""

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
    """A patch that hides a row."""

    def patch(book: DemoForm, parts: Parts) -> None:
        part, number = part_of(book, sheet), row_of(book, sheet, row)
        parts[part] = parts[part].replace(b'<row r="%d"' % number, b'<row r="%d" hidden="1"' % number, 1)

    return patch


def lose_metadata(book: DemoForm, parts: Parts) -> None:
    """A patch that removes the hidden sheet with the form's metadata."""
    workbook = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r'<sheet name="表单信息"[^>]*/>', "", workbook).encode()


def add_macros(book: DemoForm, parts: Parts) -> None:
    """A patch that adds a macro project."""
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def truncated(data: bytes) -> bytes:
    """The first half of a file, as after an interrupted copy."""
    return data[: len(data) // 2]


def web_page_bytes(data: bytes) -> bytes:
    """The bytes of a web page, as if saved with a workbook's suffix."""
    return "<html><body><table><tr><td>花名册</td></tr></table></body></html>".encode()


def old_excel(data: bytes) -> bytes:
    """The bytes of an .xls, as if renamed to .xlsx."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
