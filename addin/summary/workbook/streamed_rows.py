"""Rows of a sheet that are too many to be held by the workbook's writer: made one by one while the file is written.

XlsxWriter keeps every cell until the end, which for the rows behind a province's figures is 1 GiB. The first of the rows is
written by it, so that the sheet's XML names the styles; the others are put in behind that one.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from workbook_templates.cell_types import mask_in_text, show
from workbook_templates.layout import letters
from workbook_templates.write.cells import cell_body
from workbook_templates.write.package import DeflateStream, PackageWriter, deflate

_ROWS_AT_ONCE = 1000
_IN_MEMORY = 8 << 20
_PIXEL = 0.75  # points: what a screen shows, and XlsxWriter rounds a height to
_END = "</sheetData>"
_DIMENSION = re.compile(r'(<dimension ref="[A-Z]+\d+:[A-Z]+)\d+(?=")')
_STYLE = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"')


class StreamedRow(NamedTuple):
    """The values of a row, a text or a number for each column, and its height in points."""

    values: Sequence[object]
    height: float


class StreamedRows(NamedTuple):
    """The rows of one sheet (its number, from 1) that follow the last one written, which stands in Excel's row ``after``."""

    sheet: int
    after: int
    rows: Callable[[], Iterable[StreamedRow]]


def with_rows(package: bytes, streamed: Sequence[StreamedRows]) -> bytes:
    """The workbook with these rows put in; identity numbers in texts are masked."""
    if not streamed:
        return package
    wanted = {f"xl/worksheets/sheet{one.sheet}.xml": one for one in streamed}
    made = BytesIO()
    writer = PackageWriter(made)
    with zipfile.ZipFile(BytesIO(package)) as old:
        for name in old.namelist():
            if name in wanted:
                _add_sheet(writer, name, old.read(name).decode(), wanted[name])
            else:
                writer.add(name, deflate(old.read(name)))
    writer.close()
    return made.getvalue()


def _add_sheet(writer: PackageWriter, name: str, xml: str, streamed: StreamedRows) -> None:
    head, _, rest = xml.partition(_END)
    styles = _STYLE.findall(head, head.rindex("<row "))
    last = streamed.after
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        stream = DeflateStream(spool)
        rows = enumerate(streamed.rows(), streamed.after + 1)
        while chunk := list(islice(rows, _ROWS_AT_ONCE)):
            stream.write("".join(_xml(chunk, styles)).encode())
            last = chunk[-1][0]
        stream.write((_END + rest).encode())
        stream.finish()
        writer.add_joined(name, deflate(_DIMENSION.sub(rf"\g<1>{last}", head).encode(), continued=True), stream)


def _xml(rows: Iterable[tuple[int, StreamedRow]], styles: Sequence[str]) -> Iterator[str]:
    starts = [(f'<c r="{letters(i)}', f'" s="{style}"') for i, style in enumerate(styles)]
    for number, row in rows:
        cells = zip(starts, row.values, strict=True)
        content = "".join([f"{start}{number}{style}{_body(value)}" for (start, style), value in cells])
        height = int(row.height / _PIXEL + 0.5) * _PIXEL
        yield f'<row r="{number}" ht="{height:g}" customHeight="1">{content}</row>'


@lru_cache(maxsize=10_000)
def _body(value: object) -> str:
    """The rest of a cell's XML after its style: unit, sheet and indicator repeat themselves from row to row."""
    if isinstance(value, int | float):
        return f" {cell_body(value)}"
    text = mask_in_text(show(value))
    return f" {cell_body(text)}" if text else "/>"
