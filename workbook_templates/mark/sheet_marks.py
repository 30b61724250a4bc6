"""Mark one sheet: colours and notes on cells, the column of results; and take all of it off again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from workbook_templates.layout import RESULT
from workbook_templates.mark.cells import Edit, blank_rows, cells_with, column_styles, edit_cells, has_cells, merged_columns
from workbook_templates.mark.columns import column_tag, with_column
from workbook_templates.mark.comments import add_notes, remove_notes
from workbook_templates.mark.drawing import boxes_for
from workbook_templates.mark.filters import Area, filter_area, led_over, tables_of, with_filter
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.problem import LEVELS, SheetProblems, brief, broad, told, worst
from workbook_templates.mark.styles import HEAD, WorkbookStyles, solid, text_font
from workbook_templates.read.header import Header
from workbook_templates.traces import MARK, MarkMemory, SheetMemory

_WIDTH = 60
_FAR = 40  # columns; results further to the right would not be found by those who are to read them
Place = tuple[int, int]  # row number and zero-based column
Fills = Mapping[Place, str]


def unmark(
    parts: Parts, path: str, styles: WorkbookStyles, fills: Fills, results: Sequence[Place], memory: MarkMemory, name: str
) -> None:
    """Give cells back the fills they had, take the column of results (its title first) and the notes off.

    ``fills`` are those of an earlier run that remembered them by address alone; ``name`` is what the sheet is called.
    """
    text = parts.text(path)
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    for place in cells_with(text, styles.ours()):
        edits[place[0]][place[1]] = Edit(_refill(styles, fills.get(place, "")))
    if results:
        column = results[0][1]
        for number in {*blank_rows(text, column), *(row for row, _ in results)}:
            edits[number][column] = Edit(gone=True)
        text = _without_column(text, column, memory.sheets.get(name) or SheetMemory())
    parts.put(path, edit_cells(text, edits, column_styles(text), styles.like))
    remove_notes(parts, path, memory)


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
) -> None:
    """Mark the sheet; ``memory`` takes in how it was and what is written."""
    text = parts.text(path)
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    by_column, boxes = column_styles(text), boxes_for(text)
    for place, problems in found.cells.items():
        edits[place[0]][place[1]] = Edit(_colour(styles, worst(problems)))
    if header is not None:
        column = result_column(text, header)
        memory.sheets[name] = SheetMemory(column_tag(text, column), None, column)
        _results(edits, found, header, column, styles)
        last = max([header.last + 2, *found.rows])
        text = _with_column(text, header.last + 1, last, column, styles, tables_of(parts, path), memory.sheets[name])
    parts.put(path, edit_cells(text, edits, by_column))
    notes = {place: told(problems) for place, problems in found.cells.items()}
    memory.write(written(found))
    memory.boxes |= add_notes(parts, path, notes, boxes)


def _with_column(
    text: str, top: int, last: int, column: int, styles: WorkbookStyles, tables: list[Area], before: SheetMemory
) -> str:
    look = {"width": str(_WIDTH), "style": str(styles.made(font=text_font())), "customWidth": "1"}
    was = filter_area(text)
    text, area = led_over(text, top, last, column, tables)
    if area is not None:
        before.filter_end = was[3] if was else -1
        before.lowered = (area[0] - was[0], area[2] - was[2]) if was else (0, 0)
    return with_column(text, column, look)


def _colour(styles: WorkbookStyles, level: str) -> Callable[[int], int]:
    return lambda style: styles.marked(style, level)


def written(found: SheetProblems) -> Iterator[str]:
    """Every text that marking a sheet writes: the lines of its notes, and its results."""
    for problems in found.cells.values():
        yield from (MARK + line for line in told(problems).split("\n"))
    yield from map(brief, found.rows.values())


def first_column(header: Header) -> int:
    """Where the column of results may stand at the earliest: right of everything that has a header."""
    return max([*header.columns.values(), *header.extra, *header.twice, *header.dropped]) + 1


def result_column(text: str, header: Header) -> int:
    """The column of results: the first without any cell, for a clerk may have jotted something down without a header.

    Where formats reach far to the right, the first without content.
    """
    first, merged = first_column(header), merged_columns(text)
    near = (column for column in range(first, first + _FAR) if column not in merged and not has_cells(text, column))
    anywhere = (column for column in count(first) if column not in merged and not has_cells(text, column, content=True))
    return next(near, None) or next(anywhere)


def _results(
    edits: dict[int, dict[int, Edit]], found: SheetProblems, header: Header, column: int, styles: WorkbookStyles
) -> None:
    head = styles.made(font=text_font(bold=True, color="FFFFFFFF"), fill=HEAD, center=True)
    edits[header.last + 1][column] = Edit(lambda _: head, RESULT)
    looks = {level: styles.made(font=text_font(), fill=solid(level)) for level in LEVELS}
    for row, problems in found.rows.items():
        text = brief(problems)
        if row > header.last + 1:
            edits[row][column] = Edit(_fixed(looks[worst(problems)]), text, lines=-(-broad(text) // (_WIDTH - 4)))


def _fixed(style: int) -> Callable[[int], int]:
    return lambda _: style
