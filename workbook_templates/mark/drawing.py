"""The boxes that notes are shown in: a drawing beside the sheet, in the old form that every program still reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Programs choose their own prefixes for the three namespaces.
_SHAPE = re.compile(r"<((?:\w+:)?shape)\b.*?</\1>", re.DOTALL)
_ROW = re.compile(r"<(?:\w+:)?Row>\s*(\d{1,9})\s*</")
_COLUMN = re.compile(r"<(?:\w+:)?Column>\s*(\d{1,9})\s*</")
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_IDS = re.compile(r'id="_x0000_s(\d{1,9})"')
_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def new_drawing() -> str:
    """A drawing without any box."""
    return f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{_TYPE}</xml>'


def draw_notes(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The drawing with a hidden box for each place (row, zero-based column)."""
    if 'id="_x0000_t202"' not in text:
        text = text.replace("</xml>", f"{_TYPE}</xml>")
    number = max([1024, *(int(found) for found in _IDS.findall(text))])
    shapes = [_shape(number + n, row - 1, column) for n, (row, column) in enumerate(places, start=1)]
    head, _, tail = text.rpartition("</xml>")
    return f"{head}{''.join(shapes)}</xml>{tail}"


def erase_notes(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The drawing without the boxes of these places."""
    gone = {(row - 1, column) for row, column in places}

    def kept(found: re.Match[str]) -> str:
        row, column = _ROW.search(found[0]), _COLUMN.search(found[0])
        return "" if row and column and (int(row[1]), int(column[1])) in gone else found[0]

    return _SHAPE.sub(kept, text)


def _shape(number: int, row: int, column: int) -> str:
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {max(row - 1, 0) + 5}, 4"
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
