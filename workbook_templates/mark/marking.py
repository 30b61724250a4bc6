"""Mark one sheet: colours and notes on cells, the column of results; and take all of it off again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from workbook_templates.layout import RESULT, letters
from workbook_templates.mark.book import unselect
from workbook_templates.mark.cells import Edit, cells_in, column_styles, edit_cells, widen
from workbook_templates.mark.comments import add_notes, remove_notes
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import SheetProblems, brief, told, worst
from workbook_templates.mark.styles import Styles, solid, text_font
from workbook_templates.read.header import Header

_WIDTH = 60
Fills = Mapping[tuple[int, int], str]


def unmark(parts: Parts, path: str, styles: Styles, fills: Fills, result: int | None) -> None:
    """Give cells back the fills they had, clear the column of results (zero-based), take the notes off."""
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    text = parts.text(path)
    ours = styles.ours()
    name = letters(result) if result is not None else ""

    def touched(row: int, cells: str) -> bool:
        return any(style in cells for style in ours) or (bool(name) and f'r="{name}{row}"' in cells)

    for row, cell in cells_in(text, touched) if ours or name else ():
        if cell.column == result:
            edits[row][cell.column] = Edit(text="")
        elif styles.is_ours(cell.style):
            edits[row][cell.column] = Edit(_refill(styles, fills.get((row, cell.column), "")))
    parts.put(path, unselect(edit_cells(text, edits, column_styles(text))))
    remove_notes(parts, path)


def _refill(styles: Styles, fill: str) -> Callable[[int], int]:
    return lambda style: styles.with_fill(style, fill)


def mark_sheet(
    parts: Parts, path: str, styles: Styles, found: SheetProblems, header: Header | None
) -> dict[tuple[int, int], str]:
    """Mark the sheet; returns the fill that each marked cell had before."""
    text = parts.text(path)
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    by_column = column_styles(text)
    before = dict.fromkeys(found.cells, "")
    rows = {row for row, _ in found.cells}
    now = {(row, cell.column): cell.style for row, cell in cells_in(text, lambda row, _: row in rows)}
    for place, problems in found.cells.items():
        before[place] = styles.fill_of(now.get(place, by_column(place[1])))
        edits[place[0]][place[1]] = Edit(_colour(styles, worst(problems)))
    if header is not None:
        column = result_column(header)
        _results(edits, found, header, column, styles)
        text = widen(text, column, _WIDTH)
    parts.put(path, edit_cells(text, edits, by_column))
    add_notes(parts, path, {place: told(problems) for place, problems in found.cells.items()})
    return before


def _colour(styles: Styles, level: str) -> Callable[[int], int]:
    return lambda style: styles.marked(style, level)


def result_column(header: Header) -> int:
    """The column of results: the one right of everything that has a header."""
    return max([*header.columns.values(), *header.extra, *header.twice]) + 1


def _results(edits: dict[int, dict[int, Edit]], found: SheetProblems, header: Header, column: int, styles: Styles) -> None:
    head = styles.made(font=text_font(bold=True), center=True)
    edits[header.last + 1][column] = Edit(lambda _: head, RESULT)
    for row, problems in found.rows.items():
        if row > header.last + 1:
            style = styles.made(font=text_font(), fill=solid(worst(problems)), wrap=False)
            edits[row][column] = Edit(_fixed(style), brief(problems))


def _fixed(style: int) -> Callable[[int], int]:
    return lambda _: style
