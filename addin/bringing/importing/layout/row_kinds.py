"""Which rows below a header are persons or bodies, and what the others are. No row disappears: it is taken, or told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from addin.bringing.importing.layout.source_list import PassedRow, RowKind
from workbook_templates.long_numbers import masked
from workbook_templates.read.rows import is_note, is_numbering, is_total
from workbook_templates.read.sign_off import is_sign_off
from workbook_templates.values.text import is_blank, tidy

_HEADING = re.compile(
    r"支部|总支|党委|小组|离休|退休|干部|党员|人员|在职|群众|去世|已故|病故|逝世|死亡|离世|转出|调出|迁出"
    r"|[（(]\s*(共|计|合计)?\s*\d+\s*[人名][）)]|^[一二三四五六七八九十]+[、.．]"
)
_PLACE = re.compile(r".{2,}(局|科|室|站|所|校|院|公司|厂|社区|街道|镇|乡|村|办|中心)$")  # 王村 is a name
_NUMERAL = re.compile(r"[\d一二三四五六七八九十、.．()（）]+")
_COUNT = re.compile(r"[（(：:]?\s*(共|计|合计)?\s*\d+\s*[人名]\s*[）)]?$")
_ORDINAL = re.compile(r"^([一二三四五六七八九十]+|\d+)[、.．]\s*|^[（(][一二三四五六七八九十]+[）)]\s*")
_LONG_NUMBER = re.compile(r"\d{14,}|\d\.\d+E\+1\d", re.IGNORECASE)
_CODE = re.compile(r"X?\d{6,}", re.IGNORECASE)
_REMARK = re.compile(r"[（(].*?[）)]")
_LABEL = re.compile("[:：]")
_WIDEST_HEADING, _LONGEST = 2, 1000  # cells; characters


class Naming(NamedTuple):
    """The column that names who or what a row is, None where there is none, and whether these are persons."""

    at: int | None
    persons: bool


def passed_as(cells: Sequence[object], naming: Naming) -> RowKind | None:
    """Why a row is not taken; None where it is a person or body."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if any(map(is_long_number, filled)):
        return None
    if is_numbering(cells):
        return RowKind.HEADER
    texts = [cell.strip() for cell in filled if isinstance(cell, str)]
    if any(is_total(text) for text in texts[:2]):
        return RowKind.TOTAL
    if is_sign_off(cells) or (len(filled) <= _WIDEST_HEADING and texts and is_note(texts[0])):
        return RowKind.NOTE
    if len(filled) <= _WIDEST_HEADING and _is_heading(_words(texts), cells, naming):
        return RowKind.HEADING
    named = naming.at is None or not is_blank(cells[naming.at])
    return None if named and (len(filled) > 1 or not naming.persons) else RowKind.UNCLEAR


def _is_heading(words: list[str], cells: Sequence[object], naming: Naming) -> bool:
    """Whether the one or two texts of a row that are no numbers head a group.

    第一党支部 beside a name is where that person belongs, and in a list of branches it is what the row is about.
    """
    if not words or any(isinstance(cell, str) and _CODE.fullmatch(cell.strip()) for cell in cells):
        return False
    name = "" if naming.at is None or is_blank(cells[naming.at]) else tidy(cells[naming.at]) or ""
    if naming.persons:
        another = name not in ("", words[0]) and not _LABEL.search(name)
        return _heads(words[0]) and (len(words) == 1 or (naming.at is not None and not another))
    return len(words) == 1 and (_heads(words[0]) if not name else bool(_COUNT.search(name) or _ORDINAL.match(name)))


def _heads(text: str) -> bool:
    """Whether a text reads like a heading, also with its count (离休干部（3人）); 张三（已去世） does not."""
    shortened = _REMARK.sub("", text).strip()
    text = text if _COUNT.search(text) or not shortened or _NUMERAL.fullmatch(shortened) else shortened
    return _HEADING.search(text) is not None or _PLACE.fullmatch(text) is not None


def _words(texts: list[str]) -> list[str]:
    """The texts that are no numbers or counts: 一 before 离休干部, and 共3人 behind it, stand in cells of their own."""
    return [text for text in texts if not _NUMERAL.fullmatch(text) and not _COUNT.fullmatch(text)]


def told(number: int, kind: RowKind, cells: Sequence[object]) -> PassedRow:
    """The row as it is told to users, private numbers masked."""
    text = " ".join(masked(cell) for cell in cells if not is_blank(cell))
    return PassedRow(number, kind, text[:_LONGEST])


def heading(cells: Sequence[object]) -> str:
    """What a heading says, without its number and the count of persons: 第1党支部."""
    texts = [tidy(cell) or "" for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    text = next(iter(_words(texts)), texts[0])
    return _ORDINAL.sub("", _COUNT.sub("", text)).strip() or text


def is_long_number(cell: object) -> bool:
    """Whether a cell may be an identity number or account, whole or damaged."""
    if isinstance(cell, (int, float)):
        return abs(cell) >= 1e13
    return isinstance(cell, str) and _LONG_NUMBER.search(cell.replace(" ", "")) is not None
