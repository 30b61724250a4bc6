"""The sheet's filter, led over the column of results so that a clerk can look at the mistakes alone; and led back."""

from __future__ import annotations

import re

from workbook_templates.layout import column_index, letters
from workbook_templates.mark.parts import Parts, attributes

_FILTER = re.compile(r"<autoFilter\b([^>]*?)(?:/>|>(.*?)</autoFilter>)", re.DOTALL)
_CRITERION = re.compile(r"<filterColumn\b([^>]*?)(?:/>|>.*?</filterColumn>)", re.DOTALL)
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_BEFORE = ("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios")
_HIDDEN = re.compile(r'(<row\b[^>]*?)\shidden="(?:1|true)"')
Area = tuple[int, int, int, int]  # first row, first column, last row, last column; columns zero-based


def area_of(ref: str) -> Area | None:
    """The area of a reference like A3:W200."""
    found = _REF.fullmatch(ref)
    if not found:
        return None
    row, column = int(found[2]), column_index(found[1])
    return row, column, int(found[4] or row), column_index(found[3]) if found[3] else column


def ref_of(area: Area, *, fixed: bool = False) -> str:
    """The reference of an area."""
    sign = "$" if fixed else ""
    row, column, last, right = area
    return f"{sign}{letters(column)}{sign}{row}:{sign}{letters(right)}{sign}{last}"


def _span(xml: str) -> tuple[int, int]:
    """Where the sheet's own filter may stand: views that someone saved have filters of their own."""
    start = max(xml.find("</sheetData>"), 0)
    views = xml.find("<customSheetViews", start)
    return start, views if views >= 0 else len(xml)


def filter_area(xml: str) -> Area | None:
    """What the sheet's filter covers."""
    found = _FILTER.search(xml, *_span(xml))
    return area_of(attributes(found[1]).get("ref", "")) if found else None


def led_over(xml: str, top: int, last: int, column: int, tables: list[Area]) -> tuple[str, Area | None]:
    """The sheet with its filter reaching a column, or with one where it has none; and the area, None where it was left alone.

    ``top`` is the header's row. A filter under other rows is brought there unless something is chosen in it; what a table
    covers it filters itself.
    """
    now = filter_area(xml)
    if now is not None:
        area = (top, now[1], max(now[2], last), column)
        over = any(low <= area[2] and high >= top and left <= column and right > now[3] for low, left, high, right in tables)
        if (now[0] != top and "<filterColumn" in xml) or now[3] >= column or over:
            return xml, None
        return with_filter(xml, area), area
    first = max([0, *(right + 1 for low, _, high, right in tables if low <= last and high >= top)])
    if first > column:
        return xml, None
    area = (top, first, last, column)
    tag = f'<autoFilter ref="{ref_of(area)}"/>'
    start, end = _span(xml)
    at = max([start + len("</sheetData>"), *(_end_of(xml, name, start, end) for name in _BEFORE)])
    return xml[:at] + tag + xml[at:], area


def _end_of(xml: str, name: str, start: int, end: int) -> int:
    found = re.compile(rf"<{name}\b[^>]*?(?:/>|>.*?</{name}>)", re.DOTALL).search(xml, start, end)
    return found.end() if found else 0


def with_filter(xml: str, area: Area | None) -> str:
    """The sheet with its filter over this area, or without one. What was chosen in columns outside no longer counts; rows
    hidden by nothing else are shown again, as Excel shows them when a filter is cleared.
    """
    found = _FILTER.search(xml, *_span(xml))
    before = filter_area(xml)
    if not found or before is None:
        return xml
    kept, gone = [], 0
    for one in _CRITERION.finditer(found[2] or ""):
        number = before[1] + int(attributes(one[1]).get("colId", "0") or 0)
        inside = area is not None and area[1] <= number <= area[3]
        kept += [one[0]] if inside else []
        gone += not inside
    new = ""
    if area is not None:
        rest = (found[2] or "") if not gone else "".join(kept)
        tag = re.sub(r"""\sref\s*=\s*["'][^"']*["']""", f' ref="{ref_of(area)}"', found[1])
        new = f"<autoFilter{tag}>{rest}</autoFilter>" if rest else f"<autoFilter{tag}/>"
    xml = xml[: found.start()] + new + xml[found.end() :]
    return _shown(xml, before) if gone and not kept else xml


def _shown(xml: str, area: Area) -> str:
    head, mark, tail = xml.partition("<sheetData")
    data, end, rest = tail.partition("</sheetData>")

    def shown(found: re.Match[str]) -> str:
        number = attributes(found[1]).get("r", "")
        return found[1] if number.isdecimal() and area[0] < int(number) <= area[2] else found[0]

    return head + mark + _HIDDEN.sub(shown, data) + end + rest


def tables_of(parts: Parts, sheet: str) -> list[Area]:
    """What the sheet's tables cover."""
    paths = [one["Path"] for one in parts.relations(sheet) if one.get("Type", "").endswith("/table") and one["Path"] in parts]
    found = (re.search(r"<table\b[^>]*>", parts.text(path)) for path in paths)
    areas = (area_of(attributes(tag[0]).get("ref", "")) for tag in found if tag)
    return [area for area in areas if area]
