"""What a sheet's XML tells that the cell reader hides: formulas, errors, merges, what is hidden, and far stray cells.

Plain searches over the bytes, because every submission pays for them: most sheets hold none of these and cost a few
passes at the speed of memory. A sheet written in an unusual way (prefixes, cells without addresses) is first rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from workbook_templates.layout import column_index
from workbook_templates.read import facts, limits
from workbook_templates.read.byte_search import holds
from workbook_templates.read.stray_cells import Cell, plain_text, without_strays
from workbook_templates.read.troubles import DAMAGED, TOO_MANY_FORMULAS, Unusable

__all__ = ["Area", "Cell", "Formula", "Scan", "scan"]

Area = tuple[int, int, int, int]

_FORMULA = rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>\s*<f(?=[ >/])[^>]*?(?:/>|>([^<]*)</f>)\s*(<v[^>]*>[^<]|<v[ />]|<is>)?'
_ERROR = rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="e"[^>]*>\s*(?:<f(?=[ >/])[^>]*?(?:/>|>[^<]*</f>))?\s*<v[^>]*>([^<]*)</v>'
_RICH_VALUE = rb'<c r="([A-Z]+)([0-9]+)"[^>]*? vm="([0-9]+)"'
_MERGE = rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"'
_HIDDEN_ROW = rb'<row ([^>]*hidden="(?:1|true)"[^>]*)>'
_HIDDEN_COLUMN = rb'<col ([^>]*hidden="(?:1|true)"[^>]*)>'
_ROW_NUMBER = rb'(?:^| )r="([0-9]+)"'
_SPAN = rb'(min|max)="([0-9]+)"'
_compiled = cache(re.compile)  # most workbooks need one of these, and compiling all costs what reading a sheet does


class Formula(NamedTuple):
    """A formula in a cell: its text, and whether the file holds its result."""

    text: str
    has_value: bool

    @property
    def shown(self) -> str:
        """As Excel shows it; empty for the followers of a shared formula."""
        return f"={self.text}" if self.text else ""

    @property
    def kind(self) -> str:
        """The fact it is. ``program|topic!item`` has another program started to fetch the value."""
        if "DISPIMG" in self.text.upper():
            from workbook_templates.read.cell_pictures import is_picture  # noqa: PLC0415 - seldom, and a check waits for it

            if is_picture(self.text):
                return facts.PICTURE
        if "|" in self.text and re.match(r"\s*'?[\w.\\:]+\|.*!", self.text):
            return facts.DDE
        return facts.FORMULA if self.has_value else facts.FORMULA_NO_VALUE


@dataclass(slots=True)
class Scan:
    """What was found, by zero-based row and column.

    ``xml`` is what may be handed to the cell reader, as its sheet ``number``; ``last_row`` is the number of its last row, from 1;
    ``area`` bounds the range of a sheet larger than usual, ``copied`` is how many bytes of long shared texts its cells take.
    """

    xml: bytes
    last_row: int = 0
    area: int = 0
    copied: int = 0
    number: int = -1
    formulas: dict[Cell, Formula] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)
    pictures: set[Cell] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    strays: dict[Cell, str] = field(default_factory=dict)


def scan(xml: bytes, pictures: Collection[int] = ()) -> Scan:
    """Scan a sheet; ``pictures`` are the rich values (``vm``) that are pictures. Unusable where it is too large to be read."""
    if not xml[-40:].rstrip().endswith(b"worksheet>"):
        raise Unusable(DAMAGED)
    if b"<sheetData" not in xml or holds(xml, b"='") or holds(xml, b"!["):  # <![CDATA[ is lost on the cell reader
        from workbook_templates.read.rewrite import rewrite  # noqa: PLC0415 - few sheets are written in an unusual way

        xml = rewrite(xml)
    xml, area, strays = without_strays(xml)
    found = Scan(xml, _last_row(xml), area, strays=strays)
    _cells(xml, found)
    if pictures:
        rich = _all(_RICH_VALUE, xml)
        found.pictures = {_cell(column, row) for column, row, vm in rich if len(vm) < 9 and int(vm) in pictures}
    _layout(xml, found)
    return found


def _cells(xml: bytes, found: Scan) -> None:
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if xml.find(b"f", start, end) >= 0:  # no other tag among the cells holds this letter, so most sheets end here
        for column, row, attributes, text, value in _all(_FORMULA, xml):
            has_value = value[-1:] != b"" and (value[-1:] not in b" />" or value == b"<is>" or b't="str"' in attributes)
            found.formulas[_cell(column, row)] = Formula(plain_text(text), has_value)
    if xml.find(b"#", start, end) >= 0 and xml.find(b't="e"') >= 0:  # every error value begins with #, which few texts hold
        for column, row, text in _all(_ERROR, xml):
            found.errors[_cell(column, row)] = plain_text(text)


def _all(pattern: bytes, xml: bytes, start: int = 0) -> Iterator[tuple[bytes, ...]]:
    """Every match's groups, empty where a group took no part. Unusable where there are more than can be told."""
    for n, match in enumerate(_compiled(pattern).finditer(xml, start)):
        if n >= limits.MOST_NOTED:
            raise Unusable(TOO_MANY_FORMULAS)
        yield match.groups(b"")


def _last_row(xml: bytes) -> int:
    at = xml.rfind(b"<row ")
    number = _compiled(_ROW_NUMBER).search(xml, at, xml.find(b">", at)) if at >= 0 else None
    return int(number[1]) if number else 0


def _layout(xml: bytes, found: Scan) -> None:
    tail = max(xml.rfind(b"</sheetData>"), 0)
    if xml.find(b"<mergeCell ", tail) >= 0:
        for left, top, right, bottom in _all(_MERGE, xml, tail):
            found.merges.append((*_cell(left, top), *_cell(right, bottom)))
    found.filtered = xml.find(b"<filterColumn", tail) >= 0
    _hidden(xml, tail, found)


def _hidden(xml: bytes, tail: int, found: Scan) -> None:
    """Columns are listed before the rows; our own forms hide some, so each is looked for in its own place."""
    start = xml.find(b"<sheetData")
    if holds(xml, b"dd", start, tail):  # as in hidden
        rows = (_compiled(_ROW_NUMBER).search(attributes) for attributes in _compiled(_HIDDEN_ROW).findall(xml, start))
        found.hidden_rows = {int(row[1]) - 1 for row in rows if row}
    for attributes in _compiled(_HIDDEN_COLUMN).findall(xml, 0, start):
        span = {name: int(value) for name, value in _compiled(_SPAN).findall(attributes)}
        low, high = span.get(b"min", 1), min(span.get(b"max", 0), limits.MOST_COLUMNS)
        found.hidden_columns.update(range(low - 1, high))


def _cell(column: bytes, row: bytes) -> Cell:
    return int(row) - 1, column_index(column.decode("ascii"))
