"""The tables of an HTML page that a system exports under the name of a workbook, as sheets of texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from workbook_templates.read import troubles
from workbook_templates.read.delimited import as_number, decoded
from workbook_templates.read.grid import Grid
from workbook_templates.read.limits import MIB, MOST_COLUMNS
from workbook_templates.read.troubles import Unusable

_MOST = 20 * MIB
_MOST_CELLS = 500_000  # what spans several rows or columns is remembered cell by cell
_ANNOUNCED = re.compile(rb"charset=[\"']?\s*(?:gb2312|gbk|gb18030)", re.IGNORECASE)


def html_grids(data: bytes, name: str) -> list[Grid]:
    """Each table that is not inside another. Unusable where the page is too large or holds none."""
    if len(data) > _MOST:
        raise Unusable(troubles.TOO_BIG)
    parser = _Tables()
    parser.feed(data.decode("gb18030", "replace") if _ANNOUNCED.search(data[:4096]) else decoded(data))
    parser.close()
    if not parser.tables:
        raise Unusable(troubles.NO_TABLE)
    numbered = enumerate(parser.tables, start=1)
    return [Grid(name if n == 1 else f"{name}-{n}", rows, merges=merges) for n, (rows, merges) in numbered]


class _Tables(HTMLParser):
    """Collects rows and merged areas; what spans several rows or columns stands in its first cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[list[list[object]], list[tuple[int, int, int, int]]]] = []
        self._depth = self._cells = 0
        self._text: list[str] | None = None
        self._taken: set[tuple[int, int]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], []))
                self._taken = set()
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1][0].append([])
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1][0]:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._end_cell()
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        rows, merges = self.tables[-1]
        row, here = len(rows) - 1, rows[-1]
        while (row, len(here)) in self._taken:
            here.append("")
        down, across = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        column = len(here)
        self._cells += down * across
        if self._cells > _MOST_CELLS or column + across > MOST_COLUMNS:
            raise Unusable(troubles.TOO_MANY_ROWS)
        if (down, across) != (1, 1):
            merges.append((row, column, row + down - 1, column + across - 1))
            self._taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)} - {(row, column)}
        self._text = []

    def _end_cell(self) -> None:
        if self._text is not None:
            self.tables[-1][0][-1].append(as_number(" ".join("".join(self._text).split())))
            self._text = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.isdecimal() else 1
