"""Cells of a sheet's XML: another format here, a text there; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from workbook_templates.layout import column_index, letters
from workbook_templates.mark.columns import spans_of
from workbook_templates.mark.parts import attributes, whole
from workbook_templates.write.cells import cell_xml

_DATA = re.compile(r"<sheetData\s*(?:/>|>(.*)</sheetData>)", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_STYLE = re.compile(r'\ss="(\d{1,6})"')
_ADDRESS = re.compile(r'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_LINE, _HIGHEST = 17, 400  # points
_OUR_HEIGHT = ".37"  # no program chooses heights that end so
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


Style = Callable[[int], int]


class Edit(NamedTuple):
    """A change of a cell: what becomes of its format, its text (None: as it is; empty: cleared), or a value by its type;
    or the cell is gone altogether. A text may need so many ``lines``, where its row has no height of its own.
    """

    style: Style | None = None
    text: str | None = None
    value: object = None
    gone: bool = False
    lines: int = 1


Edits = Mapping[int, Mapping[int, Edit]]


class _Row(NamedTuple):
    """A row: its number, where its tag starts, where its cells are, where it ends."""

    number: int
    start: int
    inside: int
    close: int
    end: int


def safe(text: str) -> str:
    """Text for XML, without characters that XML forbids."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return escape(text, quote=False) if "<" in text or "&" in text or ">" in text else text


def text_cell(address: str, style: int, text: str) -> str:
    """A cell of text that no program takes for a formula."""
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe(text)}</t></is></c>'


def edit_cells(xml: str, edits: Edits, column_style: Style, like: Style = lambda style: style) -> str:
    """The sheet with these edits by row and column. A cell that is not there yet takes its column's format; a blank one
    goes where its format is as its row's or column's (``like`` gives formats that look the same one number).
    """
    found = _DATA.search(xml) if edits else None
    if not found:
        return xml
    out: list[str] = []
    inner, done = found[1] or "", 0
    usual = _usual(inner)
    for row in _rows_for(inner, sorted(edits)):
        tag, cells = inner[row.start + 4 : row.inside - 1].rstrip("/"), inner[row.inside : row.close]
        if not usual:
            cells = _addressed(row.number, cells)
        out += inner[done : row.start], _row(row.number, tag, cells, edits[row.number], column_style, like)
        done = row.end
    out.append(inner[done:])
    return f"{xml[: found.start()]}<sheetData>{''.join(out)}</sheetData>{xml[found.end() :]}"


def _rows_for(inner: str, numbers: Sequence[int]) -> list[_Row]:
    """The rows of these numbers in order; one that is not there yet as an empty one where it belongs."""
    if inner.count("<row ") == inner.count('<row r="'):
        rows = _named_rows(inner, numbers)
        if rows is not None:
            return rows
    left, rows = list(numbers), []
    for row in _rows(inner):
        while left and left[0] < row.number:
            rows.append(_Row(left.pop(0), row.start, row.start, row.start, row.start))
        if left and left[0] == row.number:
            left.pop(0)
            rows.append(row)
        if not left:
            break
    return rows + [_Row(number, len(inner), len(inner), len(inner), len(inner)) for number in left]


def _named_rows(inner: str, numbers: Sequence[int]) -> list[_Row] | None:
    """The rows by their names, which is fastest; None where one of them is not there."""
    rows, at = [], 0
    for number in numbers:
        start = inner.find(f'<row r="{number}"', at)
        if start < 0:
            return None
        rows.append(_row_at(inner, start, number))
        at = rows[-1].end
    return rows


def _row_at(inner: str, start: int, number: int) -> _Row:
    inside = inner.find(">", start) + 1
    if inner[inside - 2] == "/":
        return _Row(number, start, inside, inside, inside)
    close = inner.find("</row>", inside)
    return _Row(number, start, inside, close, close + 6)


def _rows(inner: str) -> Iterator[_Row]:
    """The rows, with those that carry no number counted on."""
    number, start = 0, inner.find("<row")
    while start >= 0:
        given = attributes(inner[start + 4 : inner.find(">", start)]).get("r", "")
        number = whole(given, number + 1)
        row = _row_at(inner, start, number)
        yield row
        start = inner.find("<row", row.end)


def _row(number: int, tag: str, cells: str, changes: Mapping[int, Edit], column_style: Style, like: Style) -> str:
    told = {name: value for name, value in attributes(tag).items() if name not in ("r", "spans")}
    _fit(told, list(changes.values()))
    row_style = whole(told.get("s")) if told.get("customFormat") in ("1", "true") else None
    for column in sorted(changes):
        address = f"{letters(column)}{number}"
        start = cells.find(f'<c r="{address}"')
        end = _end_of(cells, start) if start >= 0 else -1
        if start < 0:
            start = end = _place(cells, column)
        usual = column_style(column) if row_style is None else row_style
        new = _edited(address, cells[start:end], usual, changes[column], like)
        cells = cells[:start] + new + cells[end:]
    rest = "".join(f' {name}="{value}"' for name, value in told.items())
    return f'<row r="{number}"{rest}>{cells}</row>' if cells or told else ""


def _fit(told: dict[str, str], changes: Sequence[Edit]) -> None:
    """Make a row high enough for what is written into it; a height that was made so goes when that goes."""
    most = max(change.lines for change in changes)
    if most > 1 and "ht" not in told:
        told["ht"] = f"{min(most * _LINE, _HIGHEST)}{_OUR_HEIGHT}"
    elif told.get("ht", "").endswith(_OUR_HEIGHT) and any(change.gone for change in changes):
        del told["ht"]


def _addressed(number: int, cells: str) -> str:
    """The cells of a row, each beginning with its address."""
    out = []
    for column, found in _cells_of(cells):
        told = attributes(found[1]) | {"r": f"{letters(column)}{number}"}
        first = f'<c r="{told.pop("r")}"' + "".join(f' {name}="{value}"' for name, value in told.items())
        out.append(f"{first}/>" if found[2] is None else f"{first}>{found[2]}</c>")
    return "".join(out)


def _end_of(cells: str, start: int) -> int:
    close = cells.find(">", start)
    return close + 1 if cells[close - 1] == "/" else cells.find("</c>", close) + 4


def _place(cells: str, column: int) -> int:
    """Where a cell of a column belongs among those that are there."""
    at = cells.rfind('<c r="')
    if at < 0 or _column_at(cells, at) < column:
        return len(cells)
    at = cells.find('<c r="')
    while _column_at(cells, at) < column:
        at = cells.find('<c r="', at + 6)
    return at


def _column_at(cells: str, at: int) -> int:
    return column_index(cells[at + 6 : cells.find('"', at + 6)].rstrip("0123456789"))


def _edited(address: str, old: str, otherwise: int, edit: Edit, like: Style) -> str:
    """A cell changed; nothing where it would say no more than its row or column does."""
    if edit.gone:
        return ""
    opening, close, rest = old.partition(">")
    styled = _STYLE.search(opening)
    base = int(styled[1]) if styled else 0 if old else otherwise
    style = edit.style(base) if edit.style else base
    if edit.value is not None:
        return cell_xml(address, str(style), edit.value)
    if edit.text:
        return text_cell(address, style, edit.text)
    if not old or opening.endswith("/") or rest == "</c>" or edit.text == "":
        return "" if like(style) == like(otherwise) else f'<c r="{address}" s="{style}"/>'
    new = f' s="{style}"'
    opening = opening[: styled.start()] + new + opening[styled.end() :] if styled else opening + new
    return opening + close + rest


def _cells_of(cells: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The cells of a row, with those that carry no address counted on from the left."""
    column = -1
    for found in _CELL.finditer(cells):
        name = attributes(found[1]).get("r", "").rstrip("0123456789")
        column = column_index(name) if name.isalpha() and name.isupper() and name.isascii() else column + 1
        yield column, found


def cells_with(xml: str, styles: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The rows and columns of the cells in one of these formats."""
    found = _DATA.search(xml)
    wanted = "|".join(map(str, styles))
    if not found or not wanted:
        return
    inner = found[1] or ""
    if _usual(inner):
        for one in re.finditer(rf' s="(?:{wanted})"', inner):
            at = inner.rfind("<", 0, one.start())
            address = _ADDRESS.match(inner, at)
            if address:
                yield int(address[2]), column_index(address[1])
        return
    pattern = re.compile(rf"""<c\b[^>]*?\ss\s*=\s*["'](?:{wanted})["']""")
    for row in _rows(inner) if pattern.search(inner) else ():
        for column, found_cell in _cells_of(inner[row.inside : row.close]):
            if pattern.match(found_cell[0]):
                yield row.number, column


def _usual(inner: str) -> bool:
    """Whether every cell begins with its address, and its format follows in double quotes."""
    return inner.count("<c ") + inner.count("<c>") == inner.count('<c r="') and " s='" not in inner


def blank_rows(xml: str, column: int) -> list[int]:
    """The rows that have a cell without content in a column."""
    return [row for row, cell in _cells_in(xml, column) if not _has_content(cell)]


def has_cells(xml: str, column: int, *, content: bool = False) -> bool:
    """Whether a column has any cell; with ``content`` one that holds something."""
    return any(not content or _has_content(cell) for _, cell in _cells_in(xml, column))


def _has_content(cell: str) -> bool:
    return not cell.endswith("/>") and cell.partition(">")[2] != "</c>"


def _cells_in(xml: str, column: int) -> Iterator[tuple[int, str]]:
    """The cells of a column with their rows."""
    found = _DATA.search(xml)
    inner = found[1] or "" if found else ""
    if _usual(inner):
        start = f'<c r="{letters(column)}'
        for one in re.finditer(rf'{start}([0-9]+)"', inner):
            yield int(one[1]), inner[one.start() : _end_of(inner, one.start())]
        return
    for row in _rows(inner):
        for number, cell in _cells_of(inner[row.inside : row.close]):
            if number == column:
                yield row.number, cell[0]


def merged_columns(xml: str) -> frozenset[int]:
    """The columns that merged areas cover."""
    found = re.findall(r"""<mergeCell\b[^>]*\bref\s*=\s*["']([A-Z]+)[0-9]+:([A-Z]+)""", xml[xml.rfind("</sheetData>") :])
    return frozenset(n for left, right in found for n in range(column_index(left), column_index(right) + 1))


def column_styles(xml: str) -> Style:
    """The format a column gives to cells that are not there."""
    known: dict[int, int] = {}
    ranges: list[tuple[int, int, int]] = []

    def style_of(column: int) -> int:
        if not ranges:
            ranges.extend([*spans_of(xml), (0, 0, 0)])
        if column not in known:
            known[column] = next((style for low, high, style in ranges if low <= column + 1 <= high), 0)
        return known[column]

    return style_of
