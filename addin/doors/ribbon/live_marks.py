"""Mark findings in an open workbook and remove them: fill colours, notes, the column of results.

The marks are those of a file (``workbook_templates.mark``), so that either can remove what the other made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from workbook_templates.layout import RESULT
from workbook_templates.mark.comments import MARK
from workbook_templates.mark.problem import FILLS, Problem, SheetProblems, brief, told, worst
from workbook_templates.mark.shades import shade_of
from workbook_templates.mark.sheet_marks import result_column
from workbook_templates.read.header import Header

Color = tuple[int, int, int]
COLORS: dict[str, Color] = {name: (int(c[2:4], 16), int(c[4:6], 16), int(c[6:8], 16)) for name, c in FILLS.items()}
MOST_NOTES = 300  # notes a sheet: each is a call to the host; the problem list and the column of results have all
Fills = dict[str, str]
Area = tuple[int, int, int]  # first row, last row, column, from 1


class MarkedCell(NamedTuple):
    """What the problem list stores of a marked cell: its address, the first line of its note, its fill before (XML)."""

    cell: str
    first_line: str
    fill: str


def mark_sheet(sheet: Any, found: SheetProblems, header: Header | None) -> Fills:
    """Colour the cells of one sheet and add notes; the fill each had before as XML, by address.

    ``header`` is None where the sheet has no header row, and then no column of results.
    """
    before: Fills = {}
    noted = {_address(note.location): note for note in sheet.notes}
    for place, problems in sorted(found.cells.items()):
        cell = sheet.range((place[0], place[1] + 1))
        before[problems[0].cell] = _fill_xml(cell.color)
        cell.color = COLORS[worst(problems)]
        if len(before) <= MOST_NOTES:
            _note(cell, noted.get(problems[0].cell), f"{MARK}{told(problems)}")
    if header is not None:
        _results(sheet, found.rows, header)
    return before


def _fill_xml(color: Color | None) -> str:
    """A fill as the problem list stores it: XML of the file format, as marking a file does; empty for a mark's colour."""
    if color is None or _is_mark(color):
        return ""
    rgb = "".join(f"{part:02X}" for part in color)
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{rgb}"/><bgColor indexed="64"/></patternFill></fill>'


def _is_mark(color: Color) -> bool:
    """Whether a colour is that of a mark, in any of its shades."""
    red, green, blue = color
    return shade_of(red << 16 | green << 8 | blue) is not None


def _color(fill: str) -> Color | None:
    """The colour of a stored fill; None where it had none, or a theme's colour, which is not known here."""
    _, found, rest = fill.partition('fgColor rgb="')
    return (int(rest[2:4], 16), int(rest[4:6], 16), int(rest[6:8], 16)) if found else None


def _note(cell: Any, old: Any, text: str) -> None:
    """Add a note below the clerk's own, where the cell has one."""
    existing = f"{old.text}\n" if old is not None and old.text else ""
    if old is not None:
        old.delete()
    cell.add_note(existing + text)


def _address(cell: Any) -> str:
    return str(cell.get_address(row_absolute=False, column_absolute=False))


def _results(sheet: Any, rows: Mapping[int, Sequence[Problem]], header: Header) -> None:
    """Write the column of results, right of all headers, as one block and coloured by runs of rows."""
    column, top = result_column(header) + 1, header.last + 1
    listed = {row: problems for row, problems in rows.items() if row > top}
    block = [[RESULT]] + [[brief(listed[row]) if row in listed else None] for row in range(top + 1, max(listed, default=top) + 1)]
    area = sheet.range((top, column), (top + len(block) - 1, column))
    area.number_format = "@"
    area.value = block
    sheet.range((top, column)).font.bold = True
    sheet.range((top, column)).column_width = 60
    for level, first, last in _runs({row: worst(problems) for row, problems in listed.items()}):
        sheet.range((first, column), (last, column)).color = COLORS[level]


def _runs(levels: Mapping[int, str]) -> Iterable[tuple[str, int, int]]:
    """Runs of consecutive rows of the same level, as level, first and last row."""
    runs: list[list[Any]] = []
    for row in sorted(levels):
        if runs and runs[-1][2] == row - 1 and runs[-1][0] == levels[row]:
            runs[-1][2] = row
        else:
            runs.append([levels[row], row, row])
    return [(level, first, last) for level, first, last in runs]


def unmark_sheet(sheet: Any, marked: Sequence[MarkedCell], result: Area | None) -> None:
    """Remove the marks of an earlier check, also where rows have moved since; the clerk's notes and colours stay.

    ``marked`` is what the problem list stores of the sheet, ``result`` the column of results.
    """
    fills: dict[str, list[str]] = {}
    for one in marked:
        fills.setdefault(one.first_line, []).append(one.fill)
    for note in list(sheet.notes):
        own, ours, problem = note.text.partition(MARK)
        if ours:
            cell, left = note.location, fills.get(problem.partition("\n")[0], [])
            _recolor(cell, left.pop(0) if left else "")
            note.delete()
            if own.strip():
                cell.add_note(own.rstrip("\n"))
    for one in marked:
        _recolor(sheet.range(one.cell), one.fill)
    if result is not None:
        _clear(sheet, *result)


def _clear(sheet: Any, top: int, last: int, column: int) -> None:
    area = sheet.range((top, column), (last, column))
    area.clear_contents()
    area.color = None
    sheet.range((top, column)).font.bold = False


def _recolor(cell: Any, fill: str) -> None:
    """Restore a fill where the cell still has a mark's colour: the clerk may have chosen another since."""
    now = cell.color
    if now is not None and _is_mark(now):
        cell.color = _color(fill)
