"""Notes on cells: one a cell with all its problems, beside what the clerk wrote there, and taken off again without it.

A conversation (threaded comments) leaves no room for a note: its cell is coloured and listed, and its words are not touched.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from html import unescape

from workbook_templates.layout import letters
from workbook_templates.mark.cells import safe
from workbook_templates.mark.drawing import Boxes, anchor_of, draw_notes, erase_notes, is_blank, new_drawing, with_anchors
from workbook_templates.mark.parts import Parts, attributes, whole
from workbook_templates.mark.problem import address
from workbook_templates.traces import MARK, MarkMemory, is_worded

AUTHOR = "银龄校验"
_COMMENT = re.compile(r"<comment\b[^>]*>.*?</comment>", re.DOTALL)
_LIST = re.compile(r"<commentList\b[^>]*?(?:/>|>(.*?)</commentList>)", re.DOTALL)
_AUTHORS = re.compile(r"<authors\b[^>]*?(?:/>|>(.*?)</authors>)", re.DOTALL)
_AUTHOR = re.compile(r"<author\b[^>]*?(?:/>|>.*?</author>)", re.DOTALL)
_TEXT_END = "</text>"
_OUR_RUN = re.compile(rf'<r><rPr><i/></rPr><t xml:space="preserve">\n?{MARK}.*?</t></r>', re.DOTALL)
_WRAPPED = re.compile(r"<text><r>(<t\b[^>]*>[^<]*</t>)</r></text>")
_ANY_TEXT = re.compile(r"<t\b[^>]*>([^<]*)</t>")
_AFTER = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts")
_LAST_LIST = re.compile(r"</extLst>\s*</worksheet>\s*$")
_LEGACY = re.compile(r"<legacyDrawing\b[^>]*?(?:/>|></legacyDrawing>)")
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREAD = "tc="
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns='
    '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>'
)
Place = tuple[int, int]


def remove_notes(parts: Parts, sheet: str, memory: MarkMemory) -> None:
    """Take off what an earlier run noted; the clerk's own words stay, in boxes of the size they had."""
    path = _part_of(parts, sheet, "comments")
    if not path or MARK not in parts.text(path):
        return
    gone: list[Place] = []
    sizes: dict[Place, str] = {}
    authors = _authors(parts.text(path))

    def cleaned(found: re.Match[str]) -> str:
        if MARK not in found[0]:
            return found[0]
        told = attributes(found[0].partition(">")[0])
        place, number = address(told.get("ref", "")), whole(told.get("authorId"), -1)
        by_us = 0 <= number < len(authors) and authors[number] == f"<author>{AUTHOR}</author>"
        rest = _without_marks(found[0], is_worded if by_us and not memory.known else memory.noted)
        if "".join(_ANY_TEXT.findall(rest)).strip():
            if (words := _words(rest)) in memory.boxes:
                sizes[place] = memory.boxes[words]
            return rest
        gone.append(place)
        return ""

    parts.put(path, _without_author(_COMMENT.sub(cleaned, parts.text(path))))
    drawing = _drawing_of(parts, sheet)
    for one in [drawing] if drawing else _parts_of(parts, sheet, "vmlDrawing"):  # an earlier version drew into the page header's
        parts.put(one, with_anchors(erase_notes(parts.text(one), gone), sizes))
    if not _COMMENT.search(parts.text(path)):
        _detach(parts, sheet, path)
    if drawing and gone and is_blank(parts.text(drawing)):
        parts.put(sheet, _LEGACY.sub("", parts.text(sheet), count=1))
        _detach(parts, sheet, drawing)


def _detach(parts: Parts, sheet: str, path: str) -> None:
    """Take out a part in which nothing is left."""
    parts.unrelate(sheet, path)
    parts.drop(path)


def _words(comment: str) -> str:
    """By what a clerk's comment is known again, wherever it has moved."""
    return f"{zlib.crc32(''.join(_ANY_TEXT.findall(comment)).strip().encode()):08x}"


def _without_marks(comment: str, ours: Callable[[str], bool]) -> str:
    """The comment without the lines that are ours; a program that saved it since may have joined or split the runs."""
    plain = _OUR_RUN.sub("", comment)
    if plain != comment:
        comment = _WRAPPED.sub(r"<text>\1</text>", plain)
    at = comment.find(MARK)
    if at < 0:
        return comment
    lines = unescape("".join(_ANY_TEXT.findall(f"<t>{comment[at:]}"))).removeprefix(MARK).split("\n")
    theirs = [line for line in lines if not ours(line)]
    if len(theirs) == len(lines):
        return comment  # the word is the clerk's
    more = "\n".join(theirs).strip("\n")
    kept = comment[:at].rstrip("\n")
    opened = re.findall(r"<(/?)(r|t|text|rPr)\b[^>]*?(/?)>", kept)
    open_tags: list[str] = []
    for closing, name, empty in opened:
        if closing:
            open_tags.pop()
        elif not empty:
            open_tags.append(name)
    if more.strip():
        run = f'<t xml:space="preserve">{safe(more)}</t></r>'
        inside = open_tags.index("text") + 1 if "text" in open_tags else len(open_tags)
        kept += "".join(f"</{name}>" for name in reversed(open_tags[inside:])) + f"<r>{run}"
        open_tags = open_tags[:inside]
    return kept + "".join(f"</{name}>" for name in reversed(open_tags)) + "</comment>"


def add_notes(
    parts: Parts, sheet: str, notes: Mapping[Place, str], boxes: Boxes, *, lead: str = MARK, by: str = AUTHOR
) -> dict[str, str]:
    """Note these texts by row and zero-based column; returns the boxes of the clerk's own notes that had to grow.

    ``lead`` begins each note, ``by`` is its author: those of a check, unless the note is to stay when a check is taken off.
    """
    if not notes:
        return {}
    path = _part_of(parts, sheet, "comments") or _new_part(parts, sheet, "xl/comments{}.xml", "comments")
    if path not in parts:
        parts.put(path, _EMPTY)
        parts.declare(path, _COMMENTS_TYPE)
    text, author = _with_author(parts.text(path), by)
    threads = {n for n, name in enumerate(_authors(text)) if _THREAD in name}
    left, grown = dict(notes), dict[Place, tuple[str, str]]()

    def joined(found: re.Match[str]) -> str:
        told = attributes(found[0].partition(">")[0])
        place = address(told.get("ref", ""))
        note = left.pop(place, None)
        if note is None or whole(told.get("authorId"), -1) in threads:
            return found[0]
        grown[place] = (_words(found[0]), "".join(_ANY_TEXT.findall(found[0])) + "\n" + note)
        return _joined(found[0], lead + note)

    text = _COMMENT.sub(joined, text)
    fresh = "".join(_comment(place, lead + left[place], author) for place in sorted(left))
    text = _LIST.sub(lambda m: f"<commentList>{m[1] or ''}{fresh}</commentList>", text, count=1)
    parts.put(path, text)
    return _draw(parts, sheet, left, grown, boxes)


def _joined(comment: str, note: str) -> str:
    """The clerk's comment with ours after it."""
    run = f'<r><rPr><i/></rPr><t xml:space="preserve">\n{safe(note)}</t></r>'
    plain = re.sub(r"<text>\s*(<t\b[^>]*>[^<]*</t>)\s*</text>", r"<text><r>\1</r></text>", comment)
    return plain.replace(_TEXT_END, run + _TEXT_END, 1)


def _comment(place: Place, note: str, author: int) -> str:
    cell = f"{letters(place[1])}{place[0]}"
    run = f'<r><rPr><i/></rPr><t xml:space="preserve">{safe(note)}</t></r>'
    return f'<comment ref="{cell}" authorId="{author}"><text>{run}</text></comment>'


def _authors(text: str) -> list[str]:
    found = _AUTHORS.search(text)
    return _AUTHOR.findall(found[1] or "") if found else []


def _with_author(text: str, author: str) -> tuple[str, int]:
    names, ours = _authors(text), f"<author>{author}</author>"
    if ours in names:
        return text, names.index(ours)
    block = f"<authors>{''.join(names)}{ours}</authors>"
    return _AUTHORS.sub(lambda m: block, text, count=1), len(names)


def _without_author(text: str) -> str:
    """The list of authors without us, where we are the last of it and nothing is ours any more."""
    names = _authors(text)
    if not names or names[-1] != f"<author>{AUTHOR}</author>" or f'authorId="{len(names) - 1}"' in text:
        return text
    return _AUTHORS.sub(lambda m: f"<authors>{''.join(names[:-1])}</authors>", text, count=1)


def _draw(
    parts: Parts, sheet: str, fresh: Mapping[Place, str], grown: Mapping[Place, tuple[str, str]], boxes: Boxes
) -> dict[str, str]:
    path = _drawing_of(parts, sheet)
    if not path:
        path = parts.free("xl/drawings/vmlDrawing{}.vml")
        parts.put(path, new_drawing())
        parts.declare(path, _VML_TYPE)
        _attach(parts, sheet, parts.relate(sheet, "vmlDrawing", path))
    text = parts.text(path)
    before = {place: anchor for place in grown if (anchor := anchor_of(text, place))}
    larger = {place: boxes.grown(anchor, grown[place][1]) for place, anchor in before.items()}
    parts.put(path, draw_notes(with_anchors(text, larger), fresh, boxes))
    return {grown[place][0]: anchor for place, anchor in before.items()}


def _attach(parts: Parts, sheet: str, relation: str) -> None:
    """Name the drawing in the sheet, at the place the standard gives it."""
    text = parts.text(sheet)
    tag = f'<legacyDrawing xmlns:r="{parts.links}" r:id="{relation}"/>'
    at = _place_of_drawing(text)
    parts.put(sheet, text[:at] + tag + text[at:])


def _place_of_drawing(text: str) -> int:
    """Before what the standard puts after a drawing of notes, and before the whole of an alternative where that is in one."""
    start = text.find("</sheetData>")
    ends = [at for name in (*_AFTER, "/worksheet") if (at := text.find(f"<{name}", start)) >= 0]
    if _LAST_LIST.search(text, start):
        ends.append(text.rfind("<extLst"))  # rules among the cells may hold lists of their own
    at = min(ends, default=len(text))
    alternative = text.rfind("<mc:AlternateContent", start, at)
    inside = alternative >= 0 and text.find("</mc:AlternateContent>", alternative, at) < 0
    return alternative if inside else at


def _part_of(parts: Parts, sheet: str, kind: str) -> str:
    return next(iter(_parts_of(parts, sheet, kind)), "")


def _parts_of(parts: Parts, sheet: str, kind: str) -> list[str]:
    return [r["Path"] for r in parts.relations(sheet) if r.get("Type", "").endswith(f"/{kind}") and r["Path"] in parts]


def _drawing_of(parts: Parts, sheet: str) -> str:
    """The drawing that the sheet names for its notes: the page header may have one of its own, which is another's."""
    named = _LEGACY.search(parts.text(sheet))
    number = next((value for name, value in attributes(named[0]).items() if name.endswith(":id")), "") if named else ""
    found = (r["Path"] for r in parts.relations(sheet) if r.get("Id") == number)
    return next((path for path in found if path in parts), "")


def _new_part(parts: Parts, sheet: str, pattern: str, kind: str) -> str:
    path = parts.free(pattern)
    parts.relate(sheet, kind, path)
    return path
