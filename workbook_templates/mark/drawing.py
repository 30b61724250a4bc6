"""The boxes that notes are shown in: a drawing beside the sheet, in the old form that every program still reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbook_templates.mark.columns import heights_of, widths_of
from workbook_templates.mark.problem import broad

# Programs choose their own prefixes for the three namespaces.
_SHAPE = re.compile(r"<((?:\w+:)?shape)\b.*?</\1>", re.DOTALL)
_ROW = re.compile(r"<(?:\w+:)?Row>\s*(\d{1,9})\s*</")
_COLUMN = re.compile(r"<(?:\w+:)?Column>\s*(\d{1,9})\s*</")
_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor>)([^<]*)(</)")
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_IDS = re.compile(r'id="_x0000_s(\d{1,9})"')
_MAP = re.compile(r'(<o:idmap\b[^>]*\bdata=")([\d,]*)(")')
_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BLOCK = 1024  # numbers of shapes come in blocks that the drawing lists
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_WIDE, _LETTERS, _LINE, _MOST_LINES = 340, 44, 20, 18  # pixels, half-width letters in them, pixels, lines
_ROW_HEIGHT = 22  # pixels, as the forms have it
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Boxes:
    """How large boxes are drawn on a sheet, given the widths of its columns and the heights of its rows in pixels."""

    widths: Mapping[int, int]
    heights: Mapping[int, int]
    usual: int = 72

    def anchor(self, row: int, column: int, text: str) -> str:
        """A box beside a cell (both zero-based), as large as its text needs; left of a cell at the sheet's right end."""
        across, left = self._across(column + 1)
        if across > _LAST_COLUMN:
            column, across, left = column - 6, column - 1, 0
        top = min(max(row - 1, 0), _LAST_ROW - _MOST_LINES)
        bottom, rest = self._down(top, 10 + _height(text))
        return f"{column + 1}, 15, {top}, {min(10, self.heights.get(top, 10))}, {across}, {left}, {bottom}, {rest}"

    def _across(self, first: int) -> tuple[int, int]:
        """The column, and the pixels into it, where a box ends that begins in ``first``."""
        left, column = _WIDE + 15, first
        while left > (width := self.widths.get(column, self.usual)):
            left -= width
            column += 1
        return column, left

    def _down(self, row: int, left: int) -> tuple[int, int]:
        """The row, and the pixels into it, where a box ends that is so high."""
        while left > (height := self.heights.get(row, _ROW_HEIGHT)):
            left -= height
            row += 1
        return row, left

    def grown(self, anchor: str, text: str) -> str:
        """A clerk's own box, made as large as it must be for what is now in it."""
        numbers = _numbers(anchor)
        if len(numbers) != 8:
            return anchor
        column, _, row, offset = numbers[:4]
        across, left = self._across(column)
        right = max((across, left), (numbers[4], numbers[5]))
        bottom = max(self._down(row, offset + _height(text)), (numbers[6], numbers[7]))
        return ", ".join(map(str, (*numbers[:4], *right, *bottom)))


def boxes_for(sheet: str) -> Boxes:
    """Boxes for a sheet, given its XML."""
    return Boxes(widths_of(sheet), heights_of(sheet))


def _height(text: str) -> int:
    lines = sum(max(-(-broad(line) // _LETTERS), 1) for line in text.split("\n"))
    return min(lines + 1, _MOST_LINES) * _LINE


def _numbers(anchor: str) -> list[int]:
    pieces = [piece.strip() for piece in anchor.split(",")]
    return [int(piece) for piece in pieces] if all(piece.isdecimal() for piece in pieces) else []


def new_drawing() -> str:
    """A drawing without any box."""
    return f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{_TYPE}</xml>'


def is_blank(text: str) -> bool:
    """Whether a drawing holds no box."""
    return not _SHAPE.search(text)


def draw_notes(text: str, notes: Mapping[Place, str], boxes: Boxes) -> str:
    """The drawing with a hidden box for each note by its place (row, zero-based column)."""
    if not notes:
        return text
    if 'id="_x0000_t202"' not in text:
        text = text.replace("</xml>", f"{_TYPE}</xml>")
    number = max([_BLOCK, *(int(found) for found in _IDS.findall(text))])
    shapes = [
        _shape(number + n, row - 1, column, boxes.anchor(row - 1, column, notes[row, column]))
        for n, (row, column) in enumerate(sorted(notes), start=1)
    ]
    head, _, tail = _with_blocks(text, number + len(shapes)).rpartition("</xml>")
    return f"{head}{''.join(shapes)}</xml>{tail}"


def _with_blocks(text: str, last: int) -> str:
    """The drawing with every block of numbers listed that is used in it."""

    def listed(found: re.Match[str]) -> str:
        blocks = [int(block) for block in found[2].split(",") if block]
        wanted = range(max([*blocks, 1]), last // _BLOCK + 1)
        return found[1] + ",".join(map(str, [*blocks, *(block for block in wanted if block not in blocks)])) + found[3]

    return _MAP.sub(listed, text, count=1)


def _place(shape: str) -> Place | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1])) if row and column else None


def erase_notes(text: str, places: Iterable[Place]) -> str:
    """The drawing without the boxes of these places."""
    gone = set(places)
    if not gone:
        return text
    text = _SHAPE.sub(lambda found: "" if _place(found[0]) in gone else found[0], text)
    return text if 'type="#_x0000_t202"' in text else text.replace(_TYPE, "", 1)


def anchor_of(text: str, place: Place) -> str:
    """Where the box of a place stands, as the drawing says it."""
    shapes = (found[0] for found in _SHAPE.finditer(text))
    anchor = next((_ANCHOR.search(shape) for shape in shapes if _place(shape) == place), None)
    return anchor[2] if anchor else ""


def with_anchors(text: str, anchors: Mapping[Place, str]) -> str:
    """The drawing with other boxes for these places; one that has moved since keeps its corner and takes the size."""

    def changed(found: re.Match[str]) -> str:
        place = _place(found[0])
        wanted = anchors.get(place) if place else None
        return _ANCHOR.sub(lambda m: m[1] + _moved(m[2], wanted) + m[3], found[0], count=1) if wanted else found[0]

    return _SHAPE.sub(changed, text) if anchors else text


def _moved(now: str, wanted: str) -> str:
    here, there = _numbers(now), _numbers(wanted)
    if len(here) != 8 or len(there) != 8 or here[:4] == there[:4]:
        return wanted
    across, down = here[0] - there[0], here[2] - there[2]
    end = there[4] + across, there[5], there[6] + down, there[7]
    return ", ".join(map(str, (*here[:4], *end)))


def _shape(number: int, row: int, column: int, anchor: str) -> str:
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
