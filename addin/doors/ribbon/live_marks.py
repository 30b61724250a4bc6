"""Write findings into the open workbook, and take them off again: colours, notes, the column of results.

The same marks as in a file (``workbook_templates.mark``), so that either can take off what the other made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from addin.doors.ribbon.cell_draft import CellDraft
from addin.doors.ribbon.live_cells import Cell, Color, live_cells
from workbook_templates.layout import RESULT
from workbook_templates.mark.problem import FILLS, Problem, SheetProblems, address, brief, told, worst
from workbook_templates.mark.shades import Shade, color_of, key_of, shade_of
from workbook_templates.mark.sheet_marks import first_column, written
from workbook_templates.read.header import Header
from workbook_templates.read.stray_cells import Cell as ResultCell
from workbook_templates.traces import MARK, MarkMemory, SheetMemory, is_worded

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


def mark_sheet(sheet: Any, draft: CellDraft, found: SheetProblems, header: Header | None, memory: MarkMemory) -> None:
    """Colour and note the cells of one sheet in ``draft`` and write the column of results; ``memory`` takes in how the sheet
    was and what is written.
    """
    cells = {(row, column + 1): problems for (row, column), problems in sorted(found.cells.items())}
    draft.read_colors(cells)
    for number, (cell, problems) in enumerate(cells.items(), start=1):
        draft.colors[cell] = _rgb(color_of(Shade(worst(problems), key_of(_kept(draft.colors[cell]), memory.fills))))
        if number <= MOST_NOTES:
            before = draft.notes.get(cell)
            draft.notes[cell] = (f"{before}\n" if before else "") + f"{MARK}{told(problems)}"
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


def _is_mark(color: Color | None) -> bool:
    """Whether a colour is a mark's, in any of its shades."""
    return color is not None and _shade(color) is not None


def _shade(color: Color) -> Shade | None:
    red, green, blue = color
    return shade_of(red << 16 | green << 8 | blue)


def _rgb(color: str) -> Color:
    return int(color[2:4], 16), int(color[4:6], 16), int(color[6:8], 16)


def _color(fill: str) -> Color | None:
    """The colour of a kept fill; None where it had none, or one of a theme, which is not known here."""
    _, found, rest = fill.partition('fgColor rgb="')
    return _rgb(rest) if found else None


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
    live_cells(sheet).set_colors({(row, column): COLORS[worst(problems)] for row, problems in listed.items()})


def unmark_sheet(
    sheet: Any, draft: CellDraft, kept: Sequence[MarkedCell], results: Sequence[ResultCell], memory: MarkMemory
) -> bool:
    """Take off the marks of an earlier run, wherever the rows have moved since; the clerk's notes and colours stay.

    Where nothing is remembered, a note is ours that is worded as ours and stands on a cell in a mark's colour. Whether
    there was any mark.
    """
    fills: dict[str, list[str]] = {}
    for one in kept:
        fills.setdefault(one.words, []).append(one.fill)
    listed = {_cell(one.cell): one.fill for one in reversed(kept)}
    draft.read_colors([*(cell for cell, text in draft.notes.items() if MARK in text), *listed])
    found = _unnote(draft, fills, memory)
    for cell, fill in listed.items():
        found |= _recolor(draft, cell, fill, memory)
    if results:
        _clear(sheet, results, memory.sheets.get(sheet.name, SheetMemory()))
    return found or bool(results)


def _cell(listed: str) -> Cell:
    row, column = address(listed)
    return row, column + 1


def _unnote(draft: CellDraft, fills: Mapping[str, list[str]], memory: MarkMemory) -> bool:
    """Take our lines off the notes, and the colours off their cells; whether there were any."""
    found = False
    for cell, text in draft.notes.items():
        words, mark, tail = text.partition(MARK)
        lines = tail.splitlines()
        theirs = [line for line in lines if not (memory.noted(line) if memory.known else is_worded(line))]
        if mark and len(theirs) < len(lines) and (memory.known or fills or _is_mark(draft.colors[cell])):
            found, left = True, fills.get(lines[0], [])
            _recolor(draft, cell, left.pop(0) if left else "", memory)
            draft.notes[cell] = "\n".join([*words.rstrip("\n").split("\n"), *theirs]).strip("\n")
    return found


def _clear(sheet: Any, results: Sequence[ResultCell], before: SheetMemory) -> None:
    """Empty the cells of the column of results (zero-based), at once where nobody wrote anything between them."""
    rows, column = [row + 1 for row, _ in results], results[0][1] + 1
    whole = sheet.range((rows[0], column), (rows[-1], column))
    formulas, ours = whole.formula, set(rows)
    others = [line for row, line in enumerate(formulas, start=rows[0]) if row not in ours] if len(rows) > 1 else []
    for area in [sheet.range((row, column)) for row in rows] if _filled(others) else [whole]:
        area.clear_contents()
        area.number_format = "General"
        area.wrap_text = False
    live_cells(sheet).set_colors({(row, column): None for row in rows})
    head = sheet.range((rows[0], column))
    head.font.bold = False
    if before.column and "width" in before.column:
        head.column_width = float(before.column["width"])


def _recolor(draft: CellDraft, cell: Cell, fill: str, memory: MarkMemory) -> bool:
    """Only what still bears one of our colours: the clerk may have chosen another since. Whether it did."""
    now = draft.colors[cell]
    shade = _shade(now) if now is not None else None
    if shade is not None:
        draft.colors[cell] = _color(memory.fills.get(shade.key, fill))
    return shade is not None
