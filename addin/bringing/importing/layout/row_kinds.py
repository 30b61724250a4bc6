"""Which rows below a header are persons or bodies, and what the others are. No row disappears: it is taken, or told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.bringing.importing.layout.source_list import PassedRow, RowKind
from workbook_templates.cell_types import mask_in_text, show
from workbook_templates.read.rows import is_note, is_numbering, is_total
from workbook_templates.read.sign_off import is_sign_off
from workbook_templates.values.text import is_blank, tidy

_HEADING = re.compile(
    r"支部|总支|党委|小组|离休|退休|干部|党员|人员|去世|已故|在职|群众"
    r"|[（(]\s*(共|计|合计)?\s*\d+\s*[人名][）)]|^[一二三四五六七八九十]+[、.．]"
)
_PLACE = re.compile(r".{2,}(局|科|室|站|所|校|院|公司|厂|社区|街道|镇|乡|村|办|中心)$")  # 王村 is a name
_NUMERAL = re.compile(r"[\d一二三四五六七八九十、.．()（）]+")
_COUNT = re.compile(r"[（(：:]?\s*(共|计|合计)?\s*\d+\s*[人名]\s*[）)]?$")
_ORDINAL = re.compile(r"^([一二三四五六七八九十]+|\d+)[、.．]\s*|^[（(][一二三四五六七八九十]+[）)]\s*")
_LONG_NUMBER = re.compile(r"\d{14,}|\d\.\d+E\+1\d", re.IGNORECASE)
_WIDEST_HEADING = 2


def passed_as(cells: Sequence[object], name_at: int | None) -> RowKind | None:
    """Why a row is not taken; None where it is a person or body. ``name_at`` is the column of names, where there is one."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if any(map(_is_long_number, filled)):
        return None
    if is_numbering(cells):
        return RowKind.HEADER
    texts = [cell.strip() for cell in filled if isinstance(cell, str)]
    if any(is_total(text) for text in texts[:2]):
        return RowKind.TOTAL
    if is_sign_off(cells) or (len(filled) <= _WIDEST_HEADING and texts and is_note(texts[0])):
        return RowKind.NOTE
    if len(filled) <= _WIDEST_HEADING and any(_HEADING.search(text) or _PLACE.fullmatch(text) for text in _words(texts)):
        return RowKind.HEADING
    named = name_at is None or not is_blank(cells[name_at])
    return None if named and len(filled) > 1 else RowKind.UNCLEAR


def _words(texts: list[str]) -> list[str]:
    """The first text that is no number: 一 before 离休干部 stands in a cell of its own."""
    return [text for text in texts if not _NUMERAL.fullmatch(text)][:1]


def told(number: int, kind: RowKind, cells: Sequence[object]) -> PassedRow:
    """The row as it is told to users, private numbers masked."""
    text = " ".join(mask_in_text(show(cell)) for cell in cells if not is_blank(cell))
    return PassedRow(number, kind, text[:100])


def heading(cells: Sequence[object]) -> str:
    """What a heading says, without its number and the count of persons: 第1党支部."""
    texts = [tidy(cell) or "" for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    text = next(iter(_words(texts)), texts[0])
    return _ORDINAL.sub("", _COUNT.sub("", text)).strip() or text


def _is_long_number(cell: object) -> bool:
    """Whether a cell may be an identity number or account, whole or damaged."""
    if isinstance(cell, (int, float)):
        return abs(cell) >= 1e13
    return isinstance(cell, str) and _LONG_NUMBER.search(cell.replace(" ", "")) is not None
