"""The first rows of a sheet: enough to see whether it is one of the form's, however large the rest of it is."""

from __future__ import annotations

import re
from functools import cache

from workbook_templates.read.limits import MIB
from workbook_templates.read.rewrite import rewrite
from workbook_templates.read.troubles import DAMAGED, TOO_BIG, Unusable

_MOST = MIB
_ROWS = 100
_CELL = rb"(?=<c[ />])"
_ADDRESSED = rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"'
_NEAR = rb'<c r="A?[A-Z][1-9][0-9]?"'  # what is read is filled from A1 to the last cell, so a far one is left out
_compiled = cache(re.compile)


def head_of(xml: bytes) -> bytes:
    """A sheet of the first rows, without cells far from A1; without rows where its XML is too unusual and too large to be read.

    Where nothing stands in them but something below, the first cell below stands in A1, so that the sheet is not blank.
    """
    if b"<sheetData" not in xml:
        try:
            xml = rewrite(xml)
        except Unusable as unusable:
            if unusable.trouble != TOO_BIG:
                raise
            return _sheet(b"")
    start = xml.find(b">", xml.find(b"<sheetData")) + 1
    body = _near(_whole_rows(xml, start))
    return _sheet(body if _holds_content(body) else b'<row r="1">' + _first_content(xml, start) + b"</row>")


def _sheet(rows: bytes) -> bytes:
    return b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"


def _whole_rows(xml: bytes, start: int) -> bytes:
    end = start
    for _ in range(_ROWS):
        found = xml.find(b"</row>", end, start + _MOST)
        if found < 0:
            break
        end = found + len(b"</row>")
    return xml[start:end]


def _near(rows: bytes) -> bytes:
    """The rows without their far cells; every cell with its address."""
    before, *cells = _compiled(_CELL).split(rows)
    if not all(map(_compiled(_ADDRESSED).match, cells)):
        usual = rewrite(_sheet(rows))
        before, *cells = _compiled(_CELL).split(usual[usual.find(b"<sheetData>") + 11 : usual.rfind(b"</sheetData>")])
    near = _compiled(_NEAR)
    return b"".join([before, *(cell if near.match(cell) else _behind(cell) for cell in cells)])


def _behind(cell: bytes) -> bytes:
    """What stands between a cell and the next one."""
    end = cell.find(b">") + 1
    if cell[end - 2 : end] != b"/>":
        end = cell.find(b"</c>") + 4
        if end < 4:
            raise Unusable(DAMAGED)
    return cell[end:]


def _holds_content(xml: bytes) -> bool:
    return b"<v" in xml or b"<is" in xml


def _first_content(xml: bytes, start: int) -> bytes:
    """A cell with a mark in it where anything stands anywhere in the sheet, else nothing."""
    told = any(xml.find(tag, start) >= 0 for tag in (b"<v>", b"<v ", b"<is>"))
    return b'<c r="A1" t="inlineStr"><is><t>.</t></is></c>' if told else b""
