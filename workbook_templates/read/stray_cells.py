"""Cells far from the list, cut out before the sheet is read: calamine fills the whole range between the first and the last.

Nearly every sheet lies within AZ19999 and costs one search. A larger one must be filled as closely as a list is; what
lies far out alone is a slip of the hand (or an attack), is taken out and told.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from workbook_templates.layout import column_index
from workbook_templates.read import limits
from workbook_templates.read.troubles import TOO_MANY_ROWS, Unusable

Cell = tuple[int, int]
_FAR_ROW = 20_000
_LARGE_ROW = 149_999
_NEAR = rb"A?[A-Z](?:[1-9][0-9]{0,3}|1[0-9]{4})"
_LARGE = rb"(?:A?[A-Z](?:[2-9][0-9]{4}|1[0-4][0-9]{4})|[A-L][1-5][0-9]{5})"
_WITH_CONTENT = rb'")(?![^>]*/>)'
_NOT_NEAR = rb'<c(?=[ />])(?! r="' + _NEAR + _WITH_CONTENT
_OUTSIDE = rb'<c(?=[ />])(?! r="(?:' + _NEAR + rb"|" + _LARGE + rb")" + _WITH_CONTENT
# The same of a smaller range, and sooner told: one letter or A and another, row 9999 at most.
_NOT_QUITE_NEAR = rb'<c(?! r="[A-Z][1-9][0-9]{0,3}")(?! r="A[A-Z][1-9][0-9]{0,3}")[ />]'
_AT = rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"'
_TEXT = rb"<(?:v|t)(?: [^>]*)?>([^<]*)<"
_compiled = cache(re.compile)


def plain_text(xml: bytes) -> str:
    """The text that a piece of XML stands for."""
    from html import unescape  # noqa: PLC0415 - wanted only where there is a formula, an error or a stray cell

    return unescape(xml.decode("utf-8", "replace"))


class TrimmedSheet(NamedTuple):
    """A sheet that may be read: its XML, how many cells its range may fill, and what was cut out."""

    xml: bytes
    area: int
    strays: dict[Cell, str]


def without_strays(xml: bytes) -> TrimmedSheet:
    """The sheet without its far cells. Unusable where it is too large to be a form."""
    if not _compiled(_NOT_QUITE_NEAR).search(xml) or not _compiled(_NOT_NEAR).search(xml):
        return TrimmedSheet(xml, 0, {})
    outside = _starts(_OUTSIDE, xml)
    if not all(_compiled(_AT).match(xml, at) for at in outside):
        from workbook_templates.read.rewrite import rewrite  # noqa: PLC0415 - few sheets are written in an unusual way

        xml = rewrite(xml)
        outside = _starts(_OUTSIDE, xml)
    if len(outside) > limits.MOST_STRAYS:
        raise Unusable(TOO_MANY_ROWS)
    far = _starts(_NOT_NEAR, xml, _LARGE_ROW)
    last = max((int(found[2]) for at in far if at not in set(outside) and (found := _compiled(_AT).match(xml, at))), default=0)
    if len(far) <= limits.MOST_STRAYS and len(far) < last - _FAR_ROW:
        outside = sorted({*outside, *far})
    elif len(far) < min(last - _FAR_ROW, _LARGE_ROW):
        raise Unusable(TOO_MANY_ROWS)
    xml, strays = _cut(xml, outside)
    return TrimmedSheet(xml, min(last, _LARGE_ROW) * 52, strays)


def _starts(pattern: bytes, xml: bytes, most: int = limits.MOST_STRAYS + 1) -> list[int]:
    return [found.start() for found in islice(_compiled(pattern).finditer(xml), most)]


def _cut(xml: bytes, starts: list[int]) -> tuple[bytes, dict[Cell, str]]:
    kept, strays, end = [], {}, 0
    for start in starts:
        found = _compiled(_AT).match(xml, start)
        if not found:
            raise Unusable(TOO_MANY_ROWS)
        kept.append(xml[end:start])
        end = xml.find(b">", start) + 1
        if xml[end - 2 : end] != b"/>":
            end = xml.find(b"</c>", start) + 4
            text = _compiled(_TEXT).search(xml, start, end)
            place = int(found[2]) - 1, column_index(found[1].decode("ascii"))
            strays[place] = plain_text(text[1]) if text else ""
    return b"".join([*kept, xml[end:]]), strays
