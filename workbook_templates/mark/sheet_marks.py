"""Mark one sheet: colours and notes on cells, the column of results; and take all of it off again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from workbook_templates.layout import RESULT
from workbook_templates.mark.cells import Edit, cells_with, column_styles, edit_cells, rows_with
from workbook_templates.mark.columns import column_tag, with_column
from workbook_templates.mark.comments import add_notes, remove_notes
from workbook_templates.mark.drawing import boxes_for
from workbook_templates.mark.filters import Area, filter_area, led_over, tables_of, with_filter
from workbook_templates.mark.memory import MarkMemory, SheetMemory
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import SheetProblems, brief, told, worst
from workbook_templates.mark.styles import HEAD, WorkbookStyles, solid, text_font
from workbook_templates.read.header import Header

_WIDTH = 60
Place = tuple[int, int]  # row number and zero-based column
Fills = Mapping[Place, str]


def unmark(
    parts: Parts, path: str, styles: WorkbookStyles, fills: Fills, result: Place | None, memory: MarkMemory, name: str
) -> None:
    """Give cells back the fills they had, take the column of results (where its header is) and the notes off.

    ``fills`` are those of an earlier run that remembered them by address alone; ``name`` is what the sheet is called.
    """
    text = parts.text(path)
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    for place in cells_with(text, styles.ours()):
        edits[place[0]][place[1]] = Edit(_refill(styles, fills.get(place, "")))
    if result is not None:
        row, column = result
        for number in rows_with(text, column, row):
            edits[number][column] = Edit(gone=True)
        text = _without_column(text, column, memory.sheets.get(name) or SheetMemory())
    parts.put(path, edit_cells(text, edits, column_styles(text), styles.like))
    remove_notes(parts, path, memory.boxes)


def _without_column(text: str, column: int, before: SheetMemory) -> str:
    """The sheet with the column of results as any other, and its filter ending where it did, wherever that is by now."""
    text = with_column(text, column, before.column)
    area = filter_area(text)
    if area is None or area[3] != column:
        return text
    end = column - 1 if before.filter_end is None else before.filter_end
    if end >= 0 and before.result >= 0:
        end += column - before.result
    top, last = area[0] - before.lowered[0], area[2] - before.lowered[1]
    return with_filter(text, (top, area[1], last, end) if end >= area[1] and 0 < top <= last else None)


def _refill(styles: WorkbookStyles, fill: str) -> Callable[[int], int]:
    return lambda style: styles.unmarked(style, fill)


def mark_sheet(
    parts: Parts, path: str, styles: WorkbookStyles, found: SheetProblems, header: Header | None, memory: MarkMemory, name: str
) -> dict[Place, str]:
    """Mark the sheet; ``memory`` takes in how it was. Returns the fill that each marked cell had."""
    text = parts.text(path)
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    by_column, boxes = column_styles(text), boxes_for(text)
    fills = dict.fromkeys(found.cells, "")
    for place, problems in found.cells.items():
        edits[place[0]][place[1]] = Edit(_colour(styles, worst(problems), place, fills))
    if header is not None:
        column = result_column(header)
        memory.sheets[name] = SheetMemory(column_tag(text, column), None, column)
        _results(edits, found, header, column, styles)
        last = max([header.last + 2, *found.rows])
        text = _with_column(text, header.last + 1, last, column, styles, tables_of(parts, path), memory.sheets[name])
    parts.put(path, edit_cells(text, edits, by_column))
    memory.boxes |= add_notes(parts, path, {place: told(problems) for place, problems in found.cells.items()}, boxes)
    return fills


def _with_column(
    text: str, top: int, last: int, column: int, styles: WorkbookStyles, tables: list[Area], before: SheetMemory
) -> str:
    look = {"width": str(_WIDTH), "style": str(styles.made(font=text_font(), wrap=False)), "customWidth": "1"}
    was = filter_area(text)
    text, area = led_over(text, top, last, column, tables)
    if area is not None:
        before.filter_end = was[3] if was else -1
        before.lowered = (area[0] - was[0], area[2] - was[2]) if was else (0, 0)
    return with_column(text, column, look)


def _colour(styles: WorkbookStyles, level: str, place: Place, fills: dict[Place, str]) -> Callable[[int], int]:
    def colour(style: int) -> int:
        fills[place] = styles.fill_of(style)
        return styles.marked(style, level)

    return colour


def result_column(header: Header) -> int:
    """The column of results: the one right of everything that has a header."""
    return max([*header.columns.values(), *header.extra, *header.twice]) + 1


def _results(
    edits: dict[int, dict[int, Edit]], found: SheetProblems, header: Header, column: int, styles: WorkbookStyles
) -> None:
    head = styles.made(font=text_font(bold=True, color="FFFFFFFF"), fill=HEAD, center=True)
    edits[header.last + 1][column] = Edit(lambda _: head, RESULT)
    looks = {level: styles.made(font=text_font(), fill=solid(level), wrap=False) for level in ("error", "warning", "info")}
    for row, problems in found.rows.items():
        if row > header.last + 1:
            edits[row][column] = Edit(_fixed(looks[worst(problems)]), brief(problems))


def _fixed(style: int) -> Callable[[int], int]:
    return lambda _: style
