"""Find the header of a sheet by its names, wherever it stands and in whatever order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbook_templates.layout import HEADER_ROW
from workbook_templates.read.earlier_marks import result_cells
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.names import CERTAIN, pair, plain
from workbook_templates.read.stray_cells import Cell
from workbook_templates.schema import Sheet
from workbook_templates.traces import MarkMemory

_DEEPEST = 30
_Cells = dict[int, str]


@dataclass(slots=True)
class Header:
    """Where the header stands (zero-based rows) and which column is where.

    ``renamed`` gives, by the form's name, what stands there instead and whether it was read as that column; ``extra``
    the texts of columns the form does not have; ``twice`` those that repeat a column; ``former`` what a column was
    called in an earlier version of the form, ``dropped`` the texts of columns that only earlier versions had, ``results``
    (row and column, zero-based) the cells that an earlier check wrote as its column of results, the title first.
    """

    first: int
    last: int
    columns: dict[str, int]
    missing: list[str] = field(default_factory=list)
    renamed: dict[str, tuple[str, int, bool]] = field(default_factory=dict)
    extra: dict[int, str] = field(default_factory=dict)
    twice: dict[int, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    dropped: dict[int, str] = field(default_factory=dict)
    results: list[Cell] = field(default_factory=list)


class Headers:
    """The headers of one workbook's sheets, each looked for once."""

    def __init__(self, grids: Grids, memory: MarkMemory | None = None) -> None:
        self._grids = grids
        self._memory = memory or MarkMemory()
        self._found: dict[tuple[str, str], Header | None] = {}

    def find(self, here: str, sheet: Sheet) -> Header | None:
        """The header of that form's sheet in the sheet that is called ``here``; None where it is not there."""
        if (here, sheet.name) not in self._found:
            # A sheet that no check has marked may be none of ours, and too large to be read in full.
            grid = self._grids.grid(here) if here in self._memory.sheets else self._grids.head(here)
            self._found[here, sheet.name] = find_header(grid, sheet, self._memory)
        return self._found[here, sheet.name]


def find_header(grid: Grid, sheet: Sheet, memory: MarkMemory | None = None) -> Header | None:
    """The header of that form's sheet, or None where too few of its names are found; ``memory`` is of an earlier check."""
    usual = HEADER_ROW - 1
    names = [column.name for column in sheet.columns]
    if len(grid.rows) > usual and list(grid.rows[usual]) == names:
        return Header(usual, usual, {name: index for index, name in enumerate(names)})
    wanted = {plain(text): column.name for column in sheet.columns for text in (*column.formerly, column.name)}
    best = _match(grid, usual, usual, wanted)
    if any(
        column.name not in best.columns for column in sheet.own if column.since == 1
    ):  # later ones may be missing in an older form
        candidates = [
            _match(grid, first, last, wanted) for first in range(min(_DEEPEST, len(grid.rows))) for last in (first, first + 1)
        ]
        best = max([best, *candidates], key=lambda header: (len(header.columns), header.first - header.last))
    if len(best.columns) < max(2, sheet.own_columns // 3):
        return None
    best.results = result_cells(grid, memory or MarkMemory(), range(best.first, best.last + 1))
    for _, index in best.results[:1]:
        best.extra.pop(index, None)  # no column that the clerk added
    _settle(best, sheet)
    return best


def _match(grid: Grid, first: int, last: int, wanted: dict[str, str]) -> Header:
    """The header as it would be if it stood in these rows."""
    header = Header(first, last, {})
    for index, text in _texts(grid, first, last, wanted).items():
        name = wanted.get(plain(text))
        if name is None:
            header.extra[index] = text
        elif name in header.columns:
            header.twice[index] = name
        else:
            header.columns[name] = index
            if plain(text) != plain(name):
                header.former[name] = text
    return header


def _texts(grid: Grid, first: int, last: int, wanted: dict[str, str]) -> _Cells:
    """The header's text per column. Over two rows the lower cell counts, unless the upper or both together are known."""
    if last >= len(grid.rows):
        return {}
    lower = _row(grid.rows[last])
    if first == last:
        return lower
    upper = _row(grid.rows[first])
    texts: _Cells = {}
    for index in upper.keys() | lower.keys():
        above, below = upper.get(index, ""), lower.get(index, "")
        choices = [below, above, above + below]
        texts[index] = next((text for text in choices if plain(text) in wanted), below or above)
    return dict(sorted(texts.items()))


def _row(cells: Sequence[object]) -> _Cells:
    return {index: cell.strip() for index, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}


def _settle(header: Header, sheet: Sheet) -> None:
    """Work out what is missing, what only earlier versions had, and which column left over was probably meant."""
    dropped = {plain(text) for text in sheet.dropped}
    header.dropped = {index: text for index, text in header.extra.items() if plain(text) in dropped}
    header.extra = {index: text for index, text in header.extra.items() if index not in header.dropped}
    header.missing = [column.name for column in sheet.own if column.name not in header.columns]
    if not header.missing or not header.extra:
        return
    by_text = {text: index for index, text in reversed(header.extra.items())}
    for name, (text, score) in pair(header.missing, by_text).items():
        read = score >= CERTAIN
        header.renamed[name] = (text, by_text[text], read)
        if read:
            header.columns[name] = by_text[text]
            del header.extra[by_text[text]]
    header.missing = [name for name in header.missing if name not in header.columns]
