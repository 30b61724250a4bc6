"""Write findings into the open workbook, and take them off again: colours, notes, the column of results.

The same marks as in a file (``workbook_templates.mark``), so that either can take off what the other made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from workbook_templates.layout import RESULT
from workbook_templates.mark.problem import FILLS, Problem, SheetProblems, brief, told, worst
from workbook_templates.mark.shades import Shade, color_of, key_of, shade_of
from workbook_templates.mark.sheet_marks import first_column, written
from workbook_templates.read.header import Header
from workbook_templates.read.stray_cells import Cell
from workbook_templates.traces import MARK, MarkMemory, SheetMemory, is_worded

Color = tuple[int, int, int]
COLORS: dict[str, Color] = {name: (int(c[2:4], 16), int(c[4:6], 16), int(c[6:8], 16)) for name, c in FILLS.items()}
MOST_NOTES = 300  # each is a call to the host; the problem list and the column of results hold all
_WIDTH = 60


class MarkedCell(NamedTuple):
    """What the problem list says of one marked cell: where it was, the first line of its note, and its fill before (empty
    where the colour of the mark itself remembers it).
    """

    cell: str
    words: str
    fill: str


def mark_sheet(sheet: Any, found: SheetProblems, header: Header | None, memory: MarkMemory) -> None:
    """Colour and note the cells of one sheet; ``memory`` takes in how it was and what is written."""
    noted = {_address(note.location): note for note in sheet.notes}
    for number, (place, problems) in enumerate(sorted(found.cells.items()), start=1):
        cell = sheet.range((place[0], place[1] + 1))
        cell.color = _rgb(color_of(Shade(worst(problems), key_of(_kept(cell.color), memory.fills))))
        if number <= MOST_NOTES:
            _note(cell, noted.get(problems[0].cell), f"{MARK}{told(problems)}")
    memory.write(written(found))
    if header is not None:
        column = _free_column(sheet, first_column(header))
        width = sheet.range((1, column + 1)).column_width
        memory.sheets[sheet.name] = SheetMemory({"width": str(width)} if width else None, None, column)
        _results(sheet, found.rows, header.last + 1, column + 1)


def _kept(color: Color | None) -> str:
    """A fill in the words of the file format, which is what the other way of marking reads; empty for none."""
    if color is None or _is_mark(color):
        return ""
    rgb = "".join(f"{part:02X}" for part in color)
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{rgb}"/><bgColor indexed="64"/></patternFill></fill>'


def _is_mark(color: Color) -> bool:
    """Whether a colour is a mark's, in any of its shades."""
    return _shade(color) is not None


def _shade(color: Color) -> Shade | None:
    red, green, blue = color
    return shade_of(red << 16 | green << 8 | blue)


def _rgb(color: str) -> Color:
    return int(color[2:4], 16), int(color[4:6], 16), int(color[6:8], 16)


def _color(fill: str) -> Color | None:
    """The colour of a kept fill; None where it had none, or one of a theme, which is not known here."""
    _, found, rest = fill.partition('fgColor rgb="')
    return _rgb(rest) if found else None


def _note(cell: Any, old: Any, text: str) -> None:
    """Add to what the clerk noted there."""
    words = f"{old.text}\n" if old is not None and old.text else ""
    if old is not None:
        old.delete()
    cell.add_note(words + text)


def _address(cell: Any) -> str:
    return str(cell.get_address(row_absolute=False, column_absolute=False))


def _free_column(sheet: Any, first: int) -> int:
    """The first (zero-based) column without any content: a clerk may have jotted something down without a header."""
    last = sheet.used_range.last_cell
    for column in count(first):
        if column >= last.column:
            return column
        block = sheet.range((1, column + 1), (last.row, column + 1))
        if block.merge_cells is False and not _filled(block.formula):
            return column
    raise AssertionError("the columns never end")


def _filled(formulas: Any) -> bool:
    """Whether any of a block's cells holds something."""
    if isinstance(formulas, (tuple, list)):
        return any(map(_filled, formulas))
    return formulas not in (None, "")


def _results(sheet: Any, rows: Mapping[int, Sequence[Problem]], top: int, column: int) -> None:
    """The column of results, written as one block and coloured by runs of rows."""
    listed = {row: problems for row, problems in rows.items() if row > top}
    block = [[RESULT]] + [[brief(listed[row]) if row in listed else None] for row in range(top + 1, max(listed, default=top) + 1)]
    area = sheet.range((top, column), (top + len(block) - 1, column))
    area.number_format = "@"
    area.value = block
    area.wrap_text = True
    sheet.range((top, column)).font.bold = True
    sheet.range((top, column)).column_width = _WIDTH
    for level, first, last in _runs({row: worst(problems) for row, problems in listed.items()}):
        sheet.range((first, column), (last, column)).color = COLORS[level]


def _runs(levels: Mapping[int, str]) -> Iterable[tuple[str, int, int]]:
    """Rows that follow each other and bear one level."""
    runs: list[list[Any]] = []
    for row in sorted(levels):
        if runs and runs[-1][2] == row - 1 and runs[-1][0] == levels[row]:
            runs[-1][2] = row
        else:
            runs.append([levels[row], row, row])
    return [(level, first, last) for level, first, last in runs]


def unmark_sheet(sheet: Any, kept: Sequence[MarkedCell], results: Sequence[Cell], memory: MarkMemory) -> bool:
    """Take off the marks of an earlier run, wherever the rows have moved since; the clerk's notes and colours stay.

    Where nothing is remembered, a note is ours that is worded as ours and stands on a cell in a mark's colour. Whether
    there was any mark.
    """
    fills: dict[str, list[str]] = {}
    for one in kept:
        fills.setdefault(one.words, []).append(one.fill)
    found = _unnote(sheet, fills, memory)
    for one in kept:
        found |= _recolor(sheet.range(one.cell), one.fill, memory)
    if results:
        _clear(sheet, results, memory.sheets.get(sheet.name, SheetMemory()))
    return found or bool(results)


def _unnote(sheet: Any, fills: Mapping[str, list[str]], memory: MarkMemory) -> bool:
    """Take our lines off the notes, and the colours off their cells; whether there were any."""
    found = False
    for note in list(sheet.notes):
        words, _, tail = note.text.partition(MARK)
        lines = tail.splitlines()
        theirs = _theirs(lines, memory.noted if memory.known else is_worded)
        cell = note.location
        if len(theirs) < len(lines) and (memory.known or fills or _is_mark(cell.color or (0, 0, 0))):
            found, left = True, fills.get(lines[0], [])
            _recolor(cell, left.pop(0) if left else "", memory)
            note.delete()
            if rest := "\n".join([*words.rstrip("\n").split("\n"), *theirs]).strip("\n"):
                cell.add_note(rest)
    return found


def _theirs(lines: Sequence[str], ours: Callable[[str], bool]) -> list[str]:
    return [line for line in lines if not ours(line)]


def _clear(sheet: Any, results: Sequence[Cell], before: SheetMemory) -> None:
    column = results[0][1] + 1
    for _, first, last in _runs({row + 1: "" for row, _ in results}):
        area = sheet.range((first, column), (last, column))
        area.clear_contents()
        area.color = None
        area.number_format = "General"
        area.wrap_text = False
    head = sheet.range((results[0][0] + 1, column))
    head.font.bold = False
    if before.column and "width" in before.column:
        head.column_width = float(before.column["width"])


def _recolor(cell: Any, fill: str, memory: MarkMemory) -> bool:
    """Only what still bears one of our colours: the clerk may have chosen another since. Whether it did."""
    now = cell.color
    shade = _shade(now) if now is not None else None
    if shade is not None:
        cell.color = _color(memory.fills.get(shade.key, fill))
    return shade is not None
