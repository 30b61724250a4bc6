"""Which rows under a header are data: blank rows, totals, notes and repeated headers are told, never counted."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbook_templates.cell_types import show
from workbook_templates.layout import letters
from workbook_templates.read import facts
from workbook_templates.read.grid import Grid
from workbook_templates.read.header import Header
from workbook_templates.read.names import plain
from workbook_templates.read.sign_off import BARE_LABELS, is_label, is_sign_off
from workbook_templates.table import Fact

_TOTAL = r"(本页|本表|全部)?(合计|总计|小计|共计|累计)(人数|金额)?([:：(（\d].*)?"
_NOTE = r"(备注|注|说明|填表说明|填表人|制表人|审核人|填报人|经办人|负责人|联系人|联系电话|单位盖章|填表日期|填报日期)[:：(（]"
# A lone cell this many blank rows below the list is a slip of the hand.
_FAR = 100
_NEXT = 4  # rows between the lines of one block of signatures
_MOST_COMPUTED = 2  # a row with more formulas than these was linked to another sheet on purpose


@dataclass(slots=True)
class DataRows:
    """The data rows, what is told of others, and the rows that hold something and are no data; all zero-based."""

    rows: list[int] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)


def data_rows(grid: Grid, header: Header) -> DataRows:
    """Sort out the rows below the header."""
    body = DataRows()
    blank_from = header.last + 1
    names = {plain(name) for name in header.columns}
    below = grid.rows[header.last + 1 :]
    usual = _usual({row[0] for row in below if row}, names)
    computed = _computed(grid)
    if not computed and all(row and row[0] in usual for row in below) and not (below and is_numbering(below[0])):
        return DataRows(list(range(header.last + 1, len(grid.rows))))
    blank = [""] * max(map(len, grid.rows), default=0)
    note_at = -1
    for row in range(header.last + 1, len(grid.rows)):
        cells = grid.rows[row]
        if cells == blank or not _filled(cells) or (row in computed and _only_computed(cells, computed[row])):
            continue
        after_note = note_at >= 0 and row - note_at <= _NEXT
        plainly = cells[0] in usual and row - blank_from < _FAR and not after_note
        odd = None if plainly else _odd(grid, row, names, lone_after=row - blank_from, after_note=after_note)
        if row == header.last + 1 and is_numbering(cells):
            odd = _fact(facts.HEADER_AGAIN, grid, row, f"第 {row + 1} 行是栏次")
        if blank_from < row and odd is None:
            body.facts.append(_blank(grid.name, blank_from, row, min(header.columns.values())))
        blank_from = row + 1 if odd is None or odd.kind != facts.STRAY_CELL else blank_from
        if odd is None:
            body.rows.append(row)
        else:
            body.left_out.add(row)
            _tell(body.facts, odd, after_note=after_note)
            note_at = row if odd.kind == facts.NOTE_ROW else note_at
    return body


def _computed(grid: Grid) -> dict[int, set[int]]:
    """The columns of each row in which a formula or an error value stands."""
    found: dict[int, set[int]] = defaultdict(set)
    for row, column in (*grid.formulas, *grid.errors):
        found[row].add(column)
    return found


def _only_computed(cells: Sequence[object], computed: set[int]) -> bool:
    """Whether nobody wrote in a row: formulas drawn down below the list, an error value left over."""
    filled = {column for column, cell in enumerate(cells) if _filled((cell,))}
    return filled <= computed and len(filled) <= _MOST_COMPUTED


def _tell(told: list[Fact], odd: Fact, *, after_note: bool) -> None:
    """Tell of a row; notes and signatures one under the other are one block, told once."""
    first = told[-1] if told else None
    if not (after_note and first and first.kind == odd.kind == facts.NOTE_ROW):
        told.append(odd)
        return
    detail = f"第 {first.row} 至 {odd.row} 行是说明或签字盖章“{first.value[:20]}”等"
    told[-1] = replace(first, detail=detail)


def _usual(firsts: set[object], names: set[str]) -> set[str]:
    """The first cells that are no total, header or note by their words: nearly all, so they are first looked at together."""
    texts = {text for text in firsts if isinstance(text, str) and text.strip()}
    words = {text for text in texts if text.isalnum() and "计" not in text} - BARE_LABELS
    if not unicodedata.is_normalized("NFKC", "".join(words)):
        words = set()
    others = {t for t in texts - words if "计" not in t and plain(t) not in names and not is_note(t.strip())}
    return (words - names) | others


def is_note(text: str) -> bool:
    """Whether a text is a remark on the list, or asks for a signature."""
    return re.match(_NOTE, text) is not None or is_label(text)


def is_total(text: str) -> bool:
    """Whether a text introduces a total: 合计, 小计：12, 总计人数."""
    return "计" in text and re.fullmatch(_TOTAL, plain(text)) is not None


def _filled(cells: Sequence[object]) -> bool:
    """Whether a row holds anything; white space is nothing. Most rows are settled by their first cell."""
    for cell in cells:  # noqa: SIM110 - a generator would be made for every row
        if cell not in (None, "") and not (isinstance(cell, str) and cell.isspace()):
            return True
    return False


def _blank(sheet: str, first: int, end: int, column: int) -> Fact:
    detail = f"第 {first + 1} 行" if end - first == 1 else f"第 {first + 1} 至 {end} 行"
    return Fact(facts.BLANK_ROW, sheet, f"{letters(column)}{first + 1}", first + 1, detail=f"{detail}是空行")


def _fact(kind: str, grid: Grid, row: int, detail: str, value: str = "") -> Fact:
    """A fact of a row that is no data, at the first of its cells that holds anything."""
    column = next((at for at, cell in enumerate(grid.rows[row]) if _filled((cell,))), 0)
    return Fact(kind, grid.name, f"{letters(column)}{row + 1}", row + 1, value=value, detail=detail)


def _odd(grid: Grid, row: int, names: set[str], *, lone_after: int, after_note: bool) -> Fact | None:
    """The fact a row means that is no data, or None."""
    cells = grid.rows[row]
    first = next((cell for cell in cells if cell not in (None, "")), None)
    text = first.strip() if isinstance(first, str) else ""
    if is_total(text) and _few(cells, max(3, len(names) // 2)):
        return _fact(facts.TOTAL_ROW, grid, row, f"第 {row + 1} 行是“{text}”", text)
    if text and plain(text) in names and _is_header(cells, names):
        return _fact(facts.HEADER_AGAIN, grid, row, f"第 {row + 1} 行又是一行表头")
    if len(text) > 2 and re.match(_NOTE, text) and _few(cells, 4):
        return _fact(facts.NOTE_ROW, grid, row, f"第 {row + 1} 行是说明文字“{text[:20]}”", text)
    if is_sign_off(cells, follows=after_note):
        told = text or show(first)
        return _fact(facts.NOTE_ROW, grid, row, f"第 {row + 1} 行是签字盖章一栏“{told[:20]}”", told)
    if lone_after >= _FAR and _few(cells, 1):
        return _fact(facts.STRAY_CELL, grid, row, f"第 {row + 1} 行只有这一格有内容，离名单很远", text)
    return None


def is_numbering(cells: Sequence[object]) -> bool:
    """Columns numbered under their header, as printed statistics have them: 甲 乙 1 2 3."""
    numbers: list[int] = []
    for cell in cells:
        text = "" if cell is None else str(cell).strip().removesuffix(".0")
        if text.isdecimal() and len(text) < 4:
            numbers.append(int(text))
        elif text not in "甲乙丙丁戊":  # mostly the first cell of the row
            return False
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def _few(cells: Sequence[object], most: int) -> bool:
    return sum(cell not in (None, "") for cell in cells) <= most


def _is_header(cells: Sequence[object], names: set[str]) -> bool:
    texts = [plain(cell) for cell in cells if isinstance(cell, str) and cell]
    return len(texts) >= 2 and sum(text in names for text in texts) * 2 > len(texts)
