"""Notes on cells: one a cell with all its problems, beside what the clerk wrote there, and taken off again without it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbook_templates.layout import letters
from workbook_templates.mark.cells import safe
from workbook_templates.mark.drawing import draw_notes, erase_notes, new_drawing
from workbook_templates.mark.parts import Parts, attributes
from workbook_templates.mark.problem import address

AUTHOR = "银龄校验"
MARK = "【校验】"
_COMMENT = re.compile(r"<comment\b[^>]*>.*?</comment>", re.DOTALL)
_LIST = re.compile(r"<commentList\b[^>]*?(?:/>|>(.*?)</commentList>)", re.DOTALL)
_AUTHORS = re.compile(r"<authors\b[^>]*?(?:/>|>(.*?)</authors>)", re.DOTALL)
_AUTHOR = re.compile(r"<author\b[^>]*?(?:/>|>.*?</author>)", re.DOTALL)
_TEXT_END = "</text>"
_OUR_RUN = re.compile(rf'<r><rPr><i/></rPr><t xml:space="preserve">\n?{MARK}.*?</t></r>', re.DOTALL)
_ANY_TEXT = re.compile(r"<t\b[^>]*>([^<]*)</t>")
_AFTER = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts")
_LAST_LIST = re.compile(r"</extLst>\s*</worksheet>\s*$")
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns='
    '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>'
)


def remove_notes(parts: Parts, sheet: str) -> None:
    """Take off what an earlier run noted; the clerk's own words stay."""
    path = _part_of(parts, sheet, "comments")
    if not path:
        return
    gone: list[tuple[int, int]] = []

    def cleaned(found: re.Match[str]) -> str:
        if MARK not in found[0]:
            return found[0]
        rest = _without_marks(found[0])
        if "".join(_ANY_TEXT.findall(rest)).strip():
            return rest
        gone.append(address(attributes(found[0].partition(">")[0]).get("ref", "")))
        return ""

    parts.put(path, _COMMENT.sub(cleaned, parts.text(path)))
    drawing = _part_of(parts, sheet, "vmlDrawing")
    if gone and drawing:
        parts.put(drawing, erase_notes(parts.text(drawing), gone))


def _without_marks(comment: str) -> str:
    """The comment up to our mark; a program that saved it since may have joined or split the runs."""
    comment = _OUR_RUN.sub("", comment)
    at = comment.find(MARK)
    if at < 0:
        return comment
    kept = comment[:at].rstrip("\n")
    opened = re.findall(r"<(/?)(r|t|text|rPr)\b[^>]*?(/?)>", kept)
    open_tags: list[str] = []
    for closing, name, empty in opened:
        if closing:
            open_tags.pop()
        elif not empty:
            open_tags.append(name)
    return kept + "".join(f"</{name}>" for name in reversed(open_tags)) + "</comment>"


def add_notes(parts: Parts, sheet: str, notes: Mapping[tuple[int, int], str]) -> None:
    """Note these texts by row and zero-based column."""
    if not notes:
        return
    path = _part_of(parts, sheet, "comments") or _new_part(parts, sheet, "xl/comments{}.xml", "comments")
    if path not in parts:
        parts.put(path, _EMPTY)
        parts.declare(path, _COMMENTS_TYPE)
    text, author = _with_author(parts.text(path))
    left = dict(notes)

    def joined(found: re.Match[str]) -> str:
        place = address(attributes(found[0].partition(">")[0]).get("ref", ""))
        return _joined(found[0], left.pop(place)) if place in left else found[0]

    text = _COMMENT.sub(joined, text)
    fresh = "".join(_comment(place, note, author) for place, note in sorted(left.items()))
    text = _LIST.sub(lambda m: f"<commentList>{m[1] or ''}{fresh}</commentList>", text, count=1)
    parts.put(path, text)
    _draw(parts, sheet, sorted(left))


def _joined(comment: str, note: str) -> str:
    """The clerk's comment with ours after it."""
    run = f'<r><rPr><i/></rPr><t xml:space="preserve">\n{MARK}{safe(note)}</t></r>'
    plain = re.sub(r"<text>\s*(<t\b[^>]*>.*?</t>)\s*</text>", r"<text><r>\1</r></text>", comment, flags=re.DOTALL)
    return plain.replace(_TEXT_END, run + _TEXT_END, 1)


def _comment(place: tuple[int, int], note: str, author: int) -> str:
    cell = f"{letters(place[1])}{place[0]}"
    run = f'<r><rPr><i/></rPr><t xml:space="preserve">{MARK}{safe(note)}</t></r>'
    return f'<comment ref="{cell}" authorId="{author}"><text>{run}</text></comment>'


def _with_author(text: str) -> tuple[str, int]:
    found = _AUTHORS.search(text)
    names = _AUTHOR.findall(found[1] or "") if found else []
    ours = f"<author>{AUTHOR}</author>"
    if ours in names:
        return text, names.index(ours)
    block = f"<authors>{''.join(names)}{ours}</authors>"
    return _AUTHORS.sub(lambda m: block, text, count=1), len(names)


def _draw(parts: Parts, sheet: str, places: list[tuple[int, int]]) -> None:
    if not places:
        return
    path = _part_of(parts, sheet, "vmlDrawing")
    if not path:
        path = parts.free("xl/drawings/vmlDrawing{}.vml")
        parts.put(path, new_drawing())
        parts.declare_ending("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
        _attach(parts, sheet, parts.relate(sheet, "vmlDrawing", path))
    parts.put(path, draw_notes(parts.text(path), places))


def _attach(parts: Parts, sheet: str, relation: str) -> None:
    """Name the drawing in the sheet, at the place the standard gives it."""
    text = parts.text(sheet)
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tag = f'<legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'
    at = _place_of_drawing(text)
    parts.put(sheet, text[:at] + tag + text[at:])


def _place_of_drawing(text: str) -> int:
    """Before what the standard puts after a drawing of notes, and before the whole of an alternative where that is in one."""
    start = text.find("</sheetData>")
    ends = [at for name in (*_AFTER, "/worksheet") if (at := text.find(f"<{name}", start)) >= 0]
    if _LAST_LIST.search(text):
        ends.append(text.rfind("<extLst"))  # rules among the cells may hold lists of their own
    at = min(ends, default=len(text))
    alternative = text.rfind("<mc:AlternateContent", start, at)
    inside = alternative >= 0 and text.find("</mc:AlternateContent>", alternative, at) < 0
    return alternative if inside else at


def _part_of(parts: Parts, sheet: str, kind: str) -> str:
    relations = parts.relations(sheet)
    return next((r["Path"] for r in relations if r.get("Type", "").endswith(f"/{kind}") and r["Path"] in parts), "")


def _new_part(parts: Parts, sheet: str, pattern: str, kind: str) -> str:
    path = parts.free(pattern)
    parts.relate(sheet, kind, path)
    return path
