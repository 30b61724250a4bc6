"""The summary workbook in memory while it is written: its formats, and how many lines a text needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

import xlsxwriter

from addin.summary.workbook.streamed_rows import StreamedRow, StreamedRows, with_rows
from addin.summary.workbook.style import LINKED, STYLES


@lru_cache(maxsize=65536)
def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of ``width`` characters; a Chinese character is two characters wide."""
    room = max(width - 1.5, 1)
    return sum(max(1, math.ceil(sum(1.05 if ord(char) < 0x2000 else 2 for char in line) / room)) for line in text.split("\n"))


class SummaryWriter:
    """An XlsxWriter workbook in memory, with each cell format created once; without links where it is made for paper."""

    def __init__(self, *, on_paper: bool = False) -> None:
        self.on_paper = on_paper
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._bytes = BytesIO()
        self.book = xlsxwriter.Workbook(self._bytes, options)
        self._formats: dict[tuple[str, bool], Any] = {}
        self._streamed: list[StreamedRows] = []

    def format(self, style: str | Mapping[str, Any], *, linked: bool = False) -> Any:
        """The XlsxWriter format for a style (a key of STYLES, or properties), with the look of a link where ``linked``."""
        key = (style if isinstance(style, str) else repr(sorted(style.items())), linked)
        if key not in self._formats:
            wanted = dict(STYLES[style] if isinstance(style, str) else style) | (LINKED if linked else {})
            self._formats[key] = self.book.add_format(wanted)
        return self._formats[key]

    def stream(self, sheet: Any, after: int, rows: Callable[[], Iterable[StreamedRow]]) -> None:
        """Have rows written behind the last one of a sheet, which stands in Excel's row ``after``, when the file is made."""
        self._streamed.append(StreamedRows(self.book.worksheets().index(sheet) + 1, after, rows))

    def close(self) -> bytes:
        """Close the workbook and return the bytes of the file."""
        self.book.close()
        return with_rows(self._bytes.getvalue(), self._streamed)
