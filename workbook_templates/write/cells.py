"""Rows of values as worksheet XML.

A column is written at a time: where all its values are of one type, one comprehension takes the place of a decision per cell.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, repeat, zip_longest
from typing import NamedTuple
from xml.sax.saxutils import escape

from workbook_templates.cell_types import show
from workbook_templates.write.measure import LINE_HEIGHT, line_count

TEXT_LIMIT = 32_767  # UTF-16 units; Excel reports a file with a longer text as damaged
_EPOCH = dt.date(1899, 12, 30).toordinal()
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel counts a 29 February 1900, so earlier serials are off by one
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\\s\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MAX_LINES = 12  # Excel allows rows of at most 409 points; a taller text is read by opening the cell
_TEXT = {str, type(None)}
_DATES = {dt.date, type(None)}
_WHOLE = {int, type(None)}


class ColumnTarget(NamedTuple):
    """Where the values of a column go: column letters, the id of the cell style, and whether that style shows dates.

    ``wrap`` is the width in characters at which text wraps, 0 where it does not.
    """

    letter: str
    style: str
    dates: bool = False
    wrap: float = 0


def clean(text: str) -> str:
    """Text as a workbook can hold it: without control characters and cut at Excel's limit of 32,767 UTF-16 units."""
    text = _ILLEGAL.sub("", text)
    if len(text) * 2 > TEXT_LIMIT:
        text = text.encode("utf-16-le")[: TEXT_LIMIT * 2].decode("utf-16-le", "ignore")
    return text


def _inline_string(text: str) -> str:
    plain = clean(text)
    if not _SPECIAL.search(plain):
        return f't="inlineStr"><is><t>{plain}</t></is></c>'
    safe = escape(_LOOKS_ESCAPED.sub("_x005F_", plain))
    return f't="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'


def _needs_no_escaping(text: str) -> bool:
    """Whether a long text surely has nothing to escape; after a False, ``_SPECIAL`` may still find nothing."""
    return text.isprintable() and not any(mark in text for mark in (" ", "&", "<", ">", "_x"))


def _serial(day: dt.date) -> str:
    if isinstance(day, dt.datetime):
        seconds = day.hour * 3600 + day.minute * 60 + day.second
        return f"{day.toordinal() - _EPOCH + seconds / 86400:.10g}"
    return str(day.toordinal() - _EPOCH)


def cell_body(value: object, *, dates: bool = True) -> str:
    """The XML of a cell after its style attribute: type, content and end tag of ``<c>``.

    Text is an inline string. A date is a serial number where the style shows
    ``dates`` and Excel counts such days rightly (from 1900-03-01), otherwise text.
    """
    if isinstance(value, bool):
        return f't="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float, Decimal)):
        return f"><v>{value}</v></c>" if math.isfinite(value) else _inline_string(str(value))
    if isinstance(value, dt.date):
        first = dt.datetime(1900, 3, 1) if isinstance(value, dt.datetime) else _FIRST_DAY  # noqa: DTZ001 - cells know no zone
        return f"><v>{_serial(value)}</v></c>" if dates and _naive(value) >= first else _inline_string(show(value))
    return _inline_string(value if isinstance(value, str) else str(value))


def _naive(value: dt.date) -> dt.date:
    return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value


def cell_xml(reference: str, style: str, value: object, *, dates: bool = True) -> str:
    """The XML of one cell; without content for None and the empty
    text. ``reference`` is its address, ``style`` the id of its style.
    """
    if value is None or value == "":
        return f'<c r="{reference}" s="{style}"/>'
    return f'<c r="{reference}" s="{style}" {cell_body(value, dates=dates)}'


def rows_xml(rows: Sequence[Sequence[object]], first: int, columns: Sequence[ColumnTarget]) -> bytes:
    """The XML of rows, the first of them with Excel's row number ``first``; a row with wrapped text gets a height.

    Empty where no row has a value. ValueError for a row with more values than there are ``columns``.
    """
    numbers = [str(n) for n in range(first, first + len(rows))]
    by_column = list(zip_longest(*rows))
    if len(by_column) > len(columns):
        raise ValueError(f"{len(by_column)} values in a row of {len(columns)} columns")
    xml_by_column = (_column_cells(values, numbers, columns[i]) for i, values in enumerate(by_column))
    filled = [column for column in xml_by_column if column]
    if not filled:
        return b""
    heights = _heights(by_column, columns, len(rows))
    starts = [f'<row r="{n}"{height}>' for n, height in zip(numbers, heights, strict=True)]
    return "".join(chain.from_iterable(zip(starts, *filled, repeat("</row>")))).encode()


def _heights(by_column: Sequence[Sequence[object]], columns: Sequence[ColumnTarget], count: int) -> list[str]:
    """The height attribute of each row, empty where no text needs more than one line."""
    line_counts = [1] * count
    for values, column in zip(by_column, columns, strict=False):
        long = _line_counts(values, column.wrap) if column.wrap else {}
        if long:
            line_counts = [max(n, long.get(value, 1)) for n, value in zip(line_counts, values, strict=True)]
    return ["" if n == 1 else f' ht="{min(n, _MAX_LINES) * LINE_HEIGHT}"' for n in line_counts]


def _line_counts(values: Sequence[object], width: float) -> dict[object, int]:
    """The texts that take more than one line at this width, with the number of lines; each distinct text is measured once."""
    texts = {value for value in set(values) if isinstance(value, str) and (len(value) * 2 > width or "\n" in value)}
    return {text: needed for text in texts if (needed := line_count(text, width)) > 1}


def _column_cells(values: Sequence[object], numbers: list[str], target: ColumnTarget) -> list[str]:
    """The XML of one column's cells, an empty text where a value is blank; an empty list where all are."""
    kinds, dates = set(map(type, values)), target.dates
    start, rest = f'<c r="{target.letter}', f'" s="{target.style}" '
    pairs = zip(values, numbers, strict=True)
    if kinds <= _TEXT:
        texts: list[str] = list(filter(None, values))  # type: ignore[arg-type] # all of them are texts by now
        if not texts:
            return []
        if _needs_no_escaping("".join(texts)) and max(map(len, texts)) * 2 <= TEXT_LIMIT:
            rest += 't="inlineStr"><is><t>'
            return [f"{start}{n}{rest}{v}</t></is></c>" if v else "" for v, n in pairs]
    elif kinds <= _WHOLE:
        return [f"{start}{n}{rest}><v>{v}</v></c>" if v is not None else "" for v, n in pairs]
    elif dates and kinds <= _DATES and min(filter(None, values)) >= _FIRST_DAY:  # type: ignore[type-var, operator]
        return [f"{start}{n}{rest}><v>{v.toordinal() - _EPOCH}</v></c>" if v else "" for v, n in pairs]  # type: ignore[attr-defined]
    bodies = {v: cell_body(v, dates=dates) for v in set(values)} if kinds <= _TEXT else None
    if bodies is not None:
        return [f"{start}{n}{rest}{bodies[v]}" if v else "" for v, n in pairs]
    return ["" if v is None or v == "" else f"{start}{n}{rest}{cell_body(v, dates=dates)}" for v, n in pairs]
