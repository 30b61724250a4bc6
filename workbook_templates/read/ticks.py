"""The lines of a grid of ticks: who, which activity, and what is written where they meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbook_templates.layout import letters
from workbook_templates.read.grid import Grid
from workbook_templates.read.names import plain
from workbook_templates.read.rows import is_total

NUMBER, NAME, ROLE = "身份证号", "姓名", "参加身份"
BESIDE = ("所在组织", "备注", "序号", "合计", "次数")
"""What may be written of a person besides: no activities."""
_TICKS = frozenset(("√", "✓", "✔", "☑", "V", "Y", "YES", "1", "1.0", "是", "TRUE", "参加", "到"))
_AWAY_MARKS = ("×", "✗", "✘", "✖", "☐", "□", "X", "N", "NO", "0", "0.0", "否", "FALSE", "-", "—", "－", "/", "、")
_AWAY_WORDS = ("缺", "缺席", "未到", "未参加", "没参加", "请假", "病假", "事假", "因病请假", "因事请假", "外出")
_AWAY = frozenset((*_AWAY_MARKS, *_AWAY_WORDS))
_COUNT = r"(?:应|实)?(?:参加|参会|参训|到会|到课|出席|签到|缺席|请假|未到|到)?(?:总)?人(?:数|次)(?:合计|小计)?"
_DEEPEST = 20  # rows among which the header is looked for


class Tick(NamedTuple):
    """One meeting of a person and an activity: what their lines say, what is written there, and where.

    ``letter`` is that of the column it stands in.
    """

    activity: object
    number: object
    name: object
    role: object
    said: str
    row: int
    letter: str

    @property
    def cell(self) -> str:
        """The address of the cell."""
        return f"{self.letter}{self.row}"


def tick_of(said: str) -> bool | None:
    """Whether a cell says that somebody took part; None where what it says is neither a tick nor that they were away."""
    text = unicodedata.normalize("NFKC", said).strip().upper()
    if not text or text in _AWAY or said.strip() in _AWAY:
        return False
    return True if text in _TICKS or said.strip() in _TICKS else None


class TickGrid(NamedTuple):
    """A grid whose header was found: ``columns`` by name, and the columns of the activities. ``turned``: the persons stand side
    by side and the activities one under the other; rows and columns change places then.
    """

    name: str
    rows: Sequence[Sequence[object]]
    header: int
    columns: dict[str, int]
    activities: tuple[int, ...]
    turned: bool

    def ticks(self) -> Iterator[Tick]:
        """Every meeting of a person and an activity; lines without a number or a name, and those that count, are left out."""
        for row in range(self.header + 1, len(self.rows)):
            number, name, role = (self._cell(row, self.columns.get(column, -1)) for column in (NUMBER, NAME, ROLE))
            if _is_person(_text(number), _text(name)):
                for column in self.activities:
                    activity = self._cell(self.header, column)
                    place = (column + 1, letters(row)) if self.turned else (row + 1, letters(column))
                    yield Tick(activity, number, name, role, _text(self._cell(row, column)), *place)

    def letters(self, letter: str) -> dict[str, str]:
        """The letters of the columns in which what is read of one column of ticks stands; all the same where it is turned."""
        if self.turned:
            return dict.fromkeys(("活动编号", NUMBER, NAME, ROLE), letter)
        return {name: letters(column) for name, column in self.columns.items()} | {"活动编号": letter}

    def _cell(self, row: int, column: int) -> object:
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else ""


def find_tick_grid(grid: Grid) -> TickGrid | None:
    """The grid, read from its header: the first row, or else the first column, that has both a number and a name.

    None where there is none.
    """
    upright = _found(grid.name, grid.rows, turned=False)
    if upright is not None:
        return upright
    width = max((len(row) for row in grid.rows), default=0)
    across = [[row[column] if column < len(row) else "" for row in grid.rows] for column in range(width)]
    return _found(grid.name, across, turned=True)


def _found(name: str, rows: Sequence[Sequence[object]], *, turned: bool) -> TickGrid | None:
    for at, row in enumerate(rows[:_DEEPEST]):
        heads = {column: plain(_text(cell)) for column, cell in enumerate(row) if _text(cell)}
        columns = {head: column for column, head in heads.items() if head in (NUMBER, NAME, ROLE)}
        if NUMBER in columns and NAME in columns:
            first = min(columns.values())
            others = (column for column, head in heads.items() if column > first and head not in (NUMBER, NAME, ROLE, *BESIDE))
            return TickGrid(name, rows, at, columns, tuple(others), turned)
    return None


def _is_person(number: str, name: str) -> bool:
    """Whether a line is a person's: neither blank nor a count (合计, 参加人数) under the names."""
    written = [text for text in (number, name) if text]
    return bool(written) and not any(is_total(text) or re.fullmatch(_COUNT, plain(text)) for text in written)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
