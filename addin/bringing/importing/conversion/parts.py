"""One of several things that stand together in a cell: 男/汉族, 中共党员（1978.06）."""

from __future__ import annotations

import re
from collections.abc import Callable

from addin.bringing.importing.conversion.converted import Converted
from addin.bringing.importing.layout.source_list import PartOfColumn
from workbook_templates.cell_types import show
from workbook_templates.long_numbers import masked
from workbook_templates.schema import Column
from workbook_templates.values.han import has_han

_BETWEEN = re.compile(r"(?:[、,，;；（()）\s]|[/／](?!\d)|(?<!\d)[/／])+")  # 1963/4/5 is one piece


def is_whole(part: PartOfColumn, raw: object) -> bool:
    """Whether a cell holds as many pieces as its column has parts."""
    return len(_split(raw)) == part.parts


def pieces_of(part: PartOfColumn, raw: object) -> list[str]:
    """The piece of a cell that is the part; all pieces where their number is another than that of the parts."""
    pieces = _split(raw)
    return [pieces[part.position]] if len(pieces) == part.parts else pieces


def words_of(part: PartOfColumn, raw: object) -> list[str]:
    """As ``pieces_of``, but of all pieces only words: 1963.4 beside 党员 is no party that somebody could be asked about."""
    pieces = pieces_of(part, raw)
    return pieces if len(pieces) == 1 else [piece for piece in pieces if has_han(piece)]


def of_part(part: PartOfColumn, column: Column, convert: Callable[[object], Converted]) -> Callable[[object], Converted]:
    """The conversion of a whole cell to one of its parts: the piece at the part's position, else the only one that fits.

    A text fits anywhere, so it is taken at its position alone; a value of a list of suggestions must stand in the list.
    """

    def converted(raw: object) -> Converted:
        tried = [convert(piece) for piece in pieces_of(part, raw)]
        fitting = [one for one in tried if one.value is not None and (not column.codes or one.value in column.allowed)]
        placed = is_whole(part, raw)
        more = show(raw) if part.position == 0 and len(_split(raw)) > part.parts else ""  # told once, in the remarks
        if len(fitting) == 1 and (placed or column.type != "text"):
            return fitting[0]._replace(note=f"从“{masked(raw)}”里取出", rest=more or fitting[0].rest)
        if placed and tried[0].value is None:
            return tried[0]
        return Converted(None, f"“{masked(raw)}”里分不清哪一段是这一项", more)

    return converted


def _split(raw: object) -> list[str]:
    return [piece for piece in _BETWEEN.split(show(raw)) if piece]
