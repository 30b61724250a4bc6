"""The column of results as a column: its width while the marks are there, and its former self afterwards; and how large
the columns and rows of a sheet are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbook_templates.mark.parts import attributes, whole

_COL = re.compile(r"<col\b([^>]*?)/?>(?:</col>)?")
_COLS = re.compile(r"<cols\b[^>]*?(?:/>|>(.*?)</cols>)", re.DOTALL)
_ROW_HEIGHT = 22
Tag = dict[str, str]
_FEW = 200  # a wider span is the rest of the sheet


def spans_of(xml: str) -> list[tuple[int, int, int]]:
    """First and last column (counted from one) and format of each of the sheet's column tags."""
    tags = _tags(xml.partition("<sheetData")[0])
    return [(whole(tag.get("min")), whole(tag.get("max")), whole(tag.get("style"))) for tag in tags]


def column_tag(xml: str, column: int) -> Tag | None:
    """What the sheet says of a (zero-based) column, without which columns it says it of; None where it says nothing."""
    for tag in _tags(xml.partition("<sheetData")[0]):
        if whole(tag.get("min")) <= column + 1 <= whole(tag.get("max")):
            return _look(tag)
    return None


def with_column(xml: str, column: int, look: Tag | None) -> str:
    """The sheet with a column that looks so (None: as any other); its neighbours keep their looks."""
    head, mark, tail = xml.partition("<sheetData")
    tags = list(_without(_tags(head), column + 1))
    if look is not None:
        tags.append({"min": str(column + 1), "max": str(column + 1)} | look)
    tags.sort(key=lambda tag: whole(tag.get("min")))
    block = "".join("<col " + " ".join(f'{name}="{value}"' for name, value in tag.items()) + "/>" for tag in _joined(tags))
    block = f"<cols>{block}</cols>" if block else ""
    found = _COLS.search(head)
    head = head[: found.start()] + block + head[found.end() :] if found else head + block
    return head + mark + tail


def _tags(head: str) -> list[Tag]:
    found = _COLS.search(head)
    return list(_parsed(found[1] or "")) if found else []


@lru_cache(maxsize=256)
def _parsed(block: str) -> tuple[Tag, ...]:
    """Forms of one kind have the same columns; nobody changes these tags, they are copied first."""
    return tuple(attributes(tag) for tag in _COL.findall(block))


def _look(tag: Tag) -> Tag:
    return {name: value for name, value in tag.items() if name not in ("min", "max")}


def _without(tags: list[Tag], number: int) -> Iterator[Tag]:
    """The tags, one that spans the column cut in two around it."""
    for tag in tags:
        low, high = whole(tag.get("min")), whole(tag.get("max"))
        if not low <= number <= high:
            yield tag
            continue
        if low < number:
            yield tag | {"max": str(number - 1)}
        if number < high:
            yield tag | {"min": str(number + 1)}


def _joined(tags: list[Tag]) -> list[Tag]:
    """Neighbours that look the same as one tag, so that what was cut becomes whole again."""
    out: list[Tag] = []
    for tag in tags:
        if out and whole(out[-1].get("max")) + 1 == whole(tag.get("min")) and _look(out[-1]) == _look(tag):
            out[-1] = out[-1] | {"max": tag.get("max", "")}
        else:
            out.append(tag)
    return out


def widths_of(xml: str) -> dict[int, int]:
    """The widths in pixels of the (zero-based) columns that have one of their own; a hidden one has none."""
    widths: dict[int, int] = {}
    for tag in _tags(xml.partition("<sheetData")[0]):
        low, high = whole(tag.get("min")), whole(tag.get("max"))
        if high - low < _FEW:
            pixels = 0 if tag.get("hidden") in ("1", "true") else round(_number(tag.get("width", "")) * 7 + 5)
            widths |= dict.fromkeys(range(low - 1, high), pixels)
    return widths


def heights_of(xml: str) -> dict[int, int]:
    """The heights in pixels of the (zero-based) rows that have one of their own; a hidden one has none."""
    heights: dict[int, int] = {}
    at = xml.find(' ht="')
    while at >= 0:
        end = xml.find(">", at)
        told = attributes(xml[xml.rfind("<", 0, at) : end])
        hidden = told.get("hidden") in ("1", "true")
        heights[whole(told.get("r"), 1) - 1] = 0 if hidden else round(_number(told.get("ht", "")) * 4 / 3) or _ROW_HEIGHT
        at = xml.find(' ht="', end)
    return heights


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 409.0)
    except ValueError:
        return 8.43
