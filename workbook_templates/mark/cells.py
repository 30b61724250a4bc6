"""Cells of a sheet's XML: another format here, a text there; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from workbook_templates.layout import column_index, letters
from workbook_templates.mark.parts import attributes, whole
from workbook_templates.write.cells import cell

_DATA = re.compile(r"<sheetData\s*(?:/>|>(.*)</sheetData>)", re.DOTALL)
_ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_COL = re.compile(r"<col\b([^>]*?)/>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Edit(NamedTuple):
    """A change of a cell: what becomes of its format, its text (None: as it is; empty: cleared), or a value by its type."""

    style: Callable[[int], int] | None = None
    text: str | None = None
    value: object = None


Edits = Mapping[int, Mapping[int, Edit]]


class Cell(NamedTuple):
    """A cell as it stands: zero-based column, its tag's attributes, and its XML."""

    column: int
    style: int
    xml: str


def safe(text: str) -> str:
    """Text for XML, without characters that XML forbids."""
    return escape(_CONTROL.sub("", text), quote=False)


def text_cell(address: str, style: int, text: str) -> str:
    """A cell of text that no program takes for a formula."""
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe(text)}</t></is></c>'


def edit_cells(xml: str, edits: Edits, column_style: Callable[[int], int]) -> str:
    """The sheet with these edits by row and column. A cell that is not there yet takes its column's format."""
    found = _DATA.search(xml)
    if not found or not edits:
        return xml
    left = {row: edits[row] for row in sorted(edits)}
    out: list[str] = []
    inner, end = found[1] or "", 0
    for number, row in _rows(inner):
        for new in [n for n in left if n < number]:
            out.append(inner[end : row.start()] + _row(new, "", "", left.pop(new), column_style))
            end = row.start()
        if number in left:
            out.append(inner[end : row.start()] + _row(number, row[1], row[2] or "", left.pop(number), column_style))
            end = row.end()
    out.append(inner[end:])
    out += [_row(new, "", "", changes, column_style) for new, changes in left.items()]
    return f"{xml[: found.start()]}<sheetData>{''.join(out)}</sheetData>{xml[found.end() :]}"


def _rows(inner: str) -> Iterator[tuple[int, re.Match[str]]]:
    number = 0
    for row in _ROW.finditer(inner):
        given = attributes(row[1]).get("r", "")
        number = whole(given, number + 1)
        yield number, row


def _row(number: int, tag: str, inner: str, changes: Mapping[int, Edit], column_style: Callable[[int], int]) -> str:
    told = {name: value for name, value in attributes(tag).items() if name not in ("r", "spans")}
    row_style = whole(told.get("s")) if told.get("customFormat") in ("1", "true") else None
    cells = {one.column: one for one in cells_of(inner)}
    for column, edit in changes.items():
        old = cells.get(column)
        base = old.style if old else column_style(column) if row_style is None else row_style
        new = _edited(f"{letters(column)}{number}", old, base, edit)
        if new:
            cells[column] = Cell(column, base, new)
        else:
            cells.pop(column, None)
    rest = "".join(f' {name}="{value}"' for name, value in told.items())
    if not cells and not told:
        return ""
    return f'<row r="{number}"{rest}>{"".join(cells[column].xml for column in sorted(cells))}</row>'


def _edited(address: str, old: Cell | None, base: int, edit: Edit) -> str:
    style = edit.style(base) if edit.style else base
    if edit.value is not None:
        return cell(address, str(style), edit.value)
    if edit.text:
        return text_cell(address, style, edit.text)
    if old is None or edit.text == "":
        return f'<c r="{address}" s="{style}"/>' if edit.style else ""
    opening, close, rest = old.xml.partition(">")
    ending = "/" if opening.endswith("/") else ""
    told = attributes(opening) | {"r": address, "s": str(style)}
    return "<c " + " ".join(f'{name}="{value}"' for name, value in told.items()) + ending + close + rest


def cells_of(inner: str) -> Iterator[Cell]:
    """The cells of a row, with those that carry no address counted on from the left."""
    column = -1
    for found in _CELL.finditer(inner):
        told = attributes(found[1])
        name = told.get("r", "").rstrip("0123456789")
        column = column_index(name) if name.isalpha() and name.isupper() and name.isascii() else column + 1
        yield Cell(column, whole(told.get("s")), found[0])


def cells_in(xml: str, wanted: Callable[[int, str], bool]) -> Iterator[tuple[int, Cell]]:
    """The cells of the rows that are wanted, by their number and XML, with that number."""
    found = _DATA.search(xml)
    for number, row in _rows(found[1] or "" if found else ""):
        if row[2] and wanted(number, row[2]):
            for one in cells_of(row[2]):
                yield number, one


def column_styles(xml: str) -> Callable[[int], int]:
    """The format a column gives to cells that are not there."""
    spans = [attributes(tag) for tag in _COL.findall(xml.partition("<sheetData")[0])]
    ranges = [(whole(a.get("min")), whole(a.get("max")), whole(a.get("style"))) for a in spans]
    return lambda column: next((style for low, high, style in ranges if low <= column + 1 <= high), 0)


def widen(xml: str, column: int, width: float) -> str:
    """The sheet with a column of this width, shown; its neighbours keep theirs."""
    head, mark, tail = xml.partition("<sheetData")
    wanted = {"width": f"{width:g}", "customWidth": "1"}
    cols = re.search(r"<cols\s*>(.*?)</cols>", head, re.DOTALL)
    tags = [attributes(tag) for tag in _COL.findall(cols[1])] if cols else []
    out: list[dict[str, str]] = []
    for tag in tags:
        low, high = whole(tag.get("min")), whole(tag.get("max"))
        if low <= column + 1 <= high:
            out += [tag | {"max": str(column)}] if low <= column else []
            out.append(
                {k: v for k, v in tag.items() if k != "hidden"} | {"min": str(column + 1), "max": str(column + 1)} | wanted
            )
            out += [tag | {"min": str(column + 2)}] if high > column + 1 else []
        else:
            out.append(tag)
    if not any(whole(tag.get("min")) <= column + 1 <= whole(tag.get("max")) for tag in out):
        out.append({"min": str(column + 1), "max": str(column + 1)} | wanted)
    out.sort(key=lambda tag: whole(tag.get("min")))
    block = "".join("<col " + " ".join(f'{k}="{v}"' for k, v in tag.items()) + "/>" for tag in out)
    head = head[: cols.start()] + f"<cols>{block}</cols>" + head[cols.end() :] if cols else f"{head}<cols>{block}</cols>"
    return head + mark + tail
