"""Rows as the XML of a worksheet, a column at a time: one pass of a comprehension instead of a decision per cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple
from xml.sax.saxutils import escape

from workbook_templates.cell_types import show
from workbook_templates.write.measure import LINE_HEIGHT, lines

TEXT_LIMIT = 32_767  # UTF-16 units; Excel takes a longer cell for damage
_EPOCH = dt.date(1899, 12, 30).toordinal()
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel counts a 29 February 1900, so earlier serials are off by one
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\\s\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MOST_LINES = 12  # a row of Excel is at most 409 points high; more text than this is read in the cell itself
_TEXT = {str, type(None)}
_DATES = {dt.date, type(None)}
_WHOLE = {int, type(None)}


class ColumnTarget(NamedTuple):
    """Where the values of a column go: its letters, the id of its style, whether that shows dates, and where it wraps."""

    letter: str
    style: str
    dates: bool = False
    wrap: float = 0


def clean(text: str) -> str:
    """Text as a workbook can hold it: no control characters, line ends as one line feed, no longer than Excel's limit."""
    text = _ILLEGAL.sub("", text)
    if len(text) * 2 > TEXT_LIMIT:
        text = text.encode("utf-16-le")[: TEXT_LIMIT * 2].decode("utf-16-le", "ignore")
    return text


def _inline(text: str) -> str:
    plain = clean(text)
    if not _SPECIAL.search(plain):
        return f't="inlineStr"><is><t>{plain}</t></is></c>'
    safe = escape(_LOOKS_ESCAPED.sub("_x005F_", plain))
    return f't="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'


def _plain(text: str) -> bool:
    """Whether there is nothing special in a long text; where it says no, a closer look may still find nothing."""
    return text.isprintable() and not any(mark in text for mark in (" ", "&", "<", ">", "_x"))


def _serial(day: dt.date) -> str:
    if isinstance(day, dt.datetime):
        seconds = day.hour * 3600 + day.minute * 60 + day.second
        return f"{day.toordinal() - _EPOCH + seconds / 86400:.10g}"
    return str(day.toordinal() - _EPOCH)


def body(value: object, *, dates: bool = True) -> str:
    """The rest of a ``<c`` tag for one value, from its type on; ``dates`` where the cell's format shows a date."""
    if isinstance(value, bool):
        return f't="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float, Decimal)):
        return f"><v>{value}</v></c>" if math.isfinite(value) else _inline(str(value))
    if isinstance(value, dt.date):
        first = dt.datetime(1900, 3, 1) if isinstance(value, dt.datetime) else _FIRST_DAY  # noqa: DTZ001 - cells know no zone
        return f"><v>{_serial(value)}</v></c>" if dates and _naive(value) >= first else _inline(show(value))
    return _inline(value if isinstance(value, str) else str(value))


def _naive(value: dt.date) -> dt.date:
    return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value


def cell(reference: str, style: str, value: object, *, dates: bool = True) -> str:
    """One cell; blank where there is nothing to say."""
    if value is None or value == "":
        return f'<c r="{reference}" s="{style}"/>'
    return f'<c r="{reference}" s="{style}" {body(value, dates=dates)}'


def rows_xml(rows: Sequence[Sequence[object]], first: int, columns: Sequence[ColumnTarget]) -> bytes:
    """Rows from row number ``first`` on; a row with text that wraps is given the height for it."""
    numbers = [str(n) for n in range(first, first + len(rows))]
    across = list(zip_longest(*rows))
    if len(across) > len(columns):
        raise ValueError(f"{len(across)} values in a row of {len(columns)} columns")
    drawn = (_column(values, numbers, columns[i]) for i, values in enumerate(across))
    filled = [column for column in drawn if column]
    if not filled:
        return b""
    joined = map("".join, zip(*filled, strict=True))
    heights = _heights(across, columns, len(rows))
    return "".join([f'<row r="{n}"{h}>{cells}</row>' for n, h, cells in zip(numbers, heights, joined, strict=True)]).encode()


def _heights(across: Sequence[Sequence[object]], columns: Sequence[ColumnTarget], count: int) -> list[str]:
    """The height of each row as an attribute, where some text needs more than a line."""
    most = [1] * count
    for values, column in zip(across, columns, strict=False):
        long = _long(values, column.wrap) if column.wrap else {}
        if long:
            most = [max(n, long.get(value, 1)) for n, value in zip(most, values, strict=True)]
    return ["" if n == 1 else f' ht="{min(n, _MOST_LINES) * LINE_HEIGHT}"' for n in most]


def _long(values: Sequence[object], width: float) -> dict[object, int]:
    """The texts that need more than one line, and how many; each is measured once."""
    texts = {value for value in set(values) if isinstance(value, str) and (len(value) * 2 > width or "\n" in value)}
    return {text: needed for text in texts if (needed := lines(text, width)) > 1}


def _column(values: Sequence[object], numbers: list[str], target: ColumnTarget) -> list[str]:
    """The cells of one column, the empty string where a value is blank; no list at all where all are."""
    kinds, dates = set(map(type, values)), target.dates
    start, rest = f'<c r="{target.letter}', f'" s="{target.style}" '
    pairs = zip(values, numbers, strict=True)
    if kinds <= _TEXT:
        texts: list[str] = list(filter(None, values))  # type: ignore[arg-type] # all of them are texts by now
        if not texts:
            return []
        if _plain("".join(texts)) and max(map(len, texts)) * 2 <= TEXT_LIMIT:
            rest += 't="inlineStr"><is><t>'
            return [f"{start}{n}{rest}{v}</t></is></c>" if v else "" for v, n in pairs]
    elif kinds <= _WHOLE:
        return [f"{start}{n}{rest}><v>{v}</v></c>" if v is not None else "" for v, n in pairs]
    elif dates and kinds <= _DATES and min(filter(None, values)) >= _FIRST_DAY:  # type: ignore[type-var, operator]
        return [f"{start}{n}{rest}><v>{v.toordinal() - _EPOCH}</v></c>" if v else "" for v, n in pairs]  # type: ignore[attr-defined]
    drawn = {v: body(v, dates=dates) for v in set(values)} if kinds <= _TEXT else None
    if drawn is not None:
        return [f"{start}{n}{rest}{drawn[v]}" if v else "" for v, n in pairs]
    return ["" if v is None or v == "" else f"{start}{n}{rest}{body(v, dates=dates)}" for v, n in pairs]
