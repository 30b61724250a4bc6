"""The header of a list: one to three rows, groups above names, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from addin.bringing.importing.layout.source_list import SourceColumn
from addin.bringing.importing.vocabulary.words import SHEETS, flags, flat, foreign, names_of, units_and_posts
from workbook_templates.read.grid import Grid

_DEEPEST = 3
_FEWEST = 2
_LONGEST_NAME = 20
_GROUP = re.compile("(基本)?(情况|信息|资料|栏目?)$")
_Rows = Sequence[Sequence[object]]


class HeaderRows(NamedTuple):
    """The first and last row of a header, zero-based, its columns, and how many of their names are known."""

    first: int
    last: int
    columns: list[SourceColumn]
    known: int

    @property
    def better(self) -> tuple[int, int, int]:
        """Sort key: more known names, then a later beginning, so that a title is no group of all columns, then a later end."""
        return self.known, self.first, self.last


def is_known(name: str) -> bool:
    """Whether a flat name is one that rosters have, also where our forms do not have it."""
    return name in foreign() or name in flags() or name in units_and_posts() or any(name in names_of(one) for one in SHEETS)


def find_header_rows(grid: Grid, start: int = 0) -> HeaderRows | None:
    """The first header from row ``start`` on; None where there is none.

    Of the ways to read it, in one row or with groups above and titles, the one with most known names counts.
    """
    best: HeaderRows | None = None
    for first in range(start, len(grid.rows)):
        if best is not None and first > best.last + 1:
            break
        if not _names_alone(grid.rows[first]) and not _mostly_known(grid.rows[first]):
            continue
        for last in range(first, min(first + _DEEPEST, len(grid.rows))):
            if last > first and not _continues(grid, last):
                break
            found = _header(grid, first, last)
            if found.known >= _FEWEST and found.known * 2 >= len(found.columns) and (best is None or found.better > best.better):
                best = found
    return best


def is_header(grid: Grid, row: int) -> bool:
    """Whether a row reads like a header: names alone, and three or more of them known."""
    return _names_alone(grid.rows[row]) and sum(is_known(flat(text)) for text in _texts(grid.rows[row]).values()) >= 3


def _header(grid: Grid, first: int, last: int) -> HeaderRows:
    lines = [_spread(grid, row, last) for row in range(first, last + 1)]
    indices = sorted(set().union(*lines))
    columns = [_column(index, [line.get(index, "") for line in lines]) for index in indices]
    return HeaderRows(first, last, columns, sum(any(map(is_known, column.names)) for column in columns))


def _column(index: int, texts: list[str]) -> SourceColumn:
    """The column under these texts, from above; a text that is repeated below itself counts once."""
    parts = [text for n, text in enumerate(texts) if text and text not in texts[:n]]
    below, groups = parts[-1], [_GROUP.sub("", flat(text)) for text in parts[:-1]]
    names = [group + flat(below) for group in groups if group] + [flat(below), *(flat(text) for text in reversed(parts[:-1]))]
    best = sorted(dict.fromkeys(names), key=lambda name: not is_known(name))
    return SourceColumn(index, "／".join(parts), tuple(best))


def _spread(grid: Grid, row: int, last: int) -> dict[int, str]:
    """The texts of a row by column; a group stands over every column that is merged with it or, below, has a name of its own."""
    texts = _texts(grid.rows[row])
    for top, left, _, right in grid.merges:
        if top == row and left in texts:
            texts |= dict.fromkeys(range(left, right + 1), texts[left])
    if row < last and not any(top == row for top, *_ in grid.merges):
        below = _texts(grid.rows[row + 1])
        for index in sorted(below):
            if index not in texts and index - 1 in texts and index - 1 in below:
                texts[index] = texts[index - 1]
    return texts


def _texts(cells: Sequence[object]) -> dict[int, str]:
    return {n: " ".join(cell.split()) for n, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}


def _continues(grid: Grid, row: int) -> bool:
    """Whether a row goes on with the header above it: names alone, most of them known, none of them below a name of its own.

    党员 and 退休 are names of columns and values as well: 张三 below 姓名 tells that the row is a person. What is merged with the
    cell above says nothing new.
    """
    above = _texts(grid.rows[row - 1])
    new = [cell for at, cell in enumerate(grid.rows[row]) if _texts([cell]).get(0, cell) != above.get(at)]
    if not _names_alone(new) or (any(_texts(new)) and not _mostly_known(new)):
        return False
    pairs = [(flat(above[at]), flat(text)) for at, text in _texts(grid.rows[row]).items() if above.get(at, text) != text]
    return all(is_known(low) or is_known(high + low) or not is_known(high) for high, low in pairs)


def _mostly_known(cells: Sequence[object]) -> bool:
    texts = _texts(cells).values()
    return sum(is_known(flat(text)) for text in texts) * 2 > len(texts)


def _names_alone(cells: Sequence[object]) -> bool:
    """Whether a row holds short texts without digits, or names that are known (身份证号（18位）), and nothing else."""
    filled = [cell for cell in cells if cell not in (None, "")]
    return all(isinstance(cell, str) and len(cell) <= _LONGEST_NAME and _no_digit(cell) for cell in filled)


def _no_digit(text: str) -> bool:
    return not any(map(str.isdigit, text)) or is_known(flat(text))
