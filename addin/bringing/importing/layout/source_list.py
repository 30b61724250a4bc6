"""A list as it stands in a sheet of an office's own: its columns, its rows, and the rows that are none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from workbook_templates.layout import letters

HEADING, SHEET_NAME, SAID_STATE, NO_TITLE = "分组标题", "工作表名", "标题或备注里写的状态", "（没有列名）"


class PartOfColumn(NamedTuple):
    """Which of several things in one column is meant: the column's index, the position among its ``parts``, from 0."""

    column: int
    position: int
    parts: int


class SourceColumn(NamedTuple):
    """A column: the index of its cells, its header as users read it, and the names to look it up by, the best first.

    What stands above the rows and holds for many of them (the heading of a group, the sheet's name) is a column as well, one
    ``aside`` without a letter. So is each of the things that stand together in one column (性别、民族), as its ``part``.
    """

    at: int
    title: str
    names: tuple[str, ...]
    aside: bool = False
    part: PartOfColumn | None = None

    @property
    def letter(self) -> str:
        """The column's letters in the sheet; empty for what stands above the rows."""
        return "" if self.aside else letters(self.part.column if self.part else self.at)


class SourceRow(NamedTuple):
    """A row with Excel's number; ``cells`` as wide as the list has columns."""

    number: int
    cells: list[object]


class RowKind(Enum):
    """Why a row is not taken as a person or body. The value is what users read."""

    TITLE = "表头上面的内容"
    TOTAL = "合计、小计"
    NOTE = "说明或签字盖章"
    HEADER = "又一行表头或栏次"
    HEADING = "分组标题"
    UNCLEAR = "看不懂的一行"


class PassedRow(NamedTuple):
    """A row that is not taken: Excel's number, why, and its text."""

    number: int
    kind: RowKind
    text: str


@dataclass(slots=True)
class SourceList:
    """One list: the file and sheet it stands in, the lines above it (``title``), its columns and rows."""

    file: str
    sheet: str
    title: str
    columns: list[SourceColumn]
    rows: list[SourceRow] = field(default_factory=list)
    passed: list[PassedRow] = field(default_factory=list)

    @property
    def layout(self) -> str:
        """What lists with the same columns in the same places have in common: 12 hexadecimal digits."""
        titles = "\n".join(f"{column.at} {column.title}" for column in self.columns)
        return hashlib.sha256(titles.encode()).hexdigest()[:12]

    def cells(self, column: SourceColumn) -> list[object]:
        """What stands in a column, row by row."""
        return [row.cells[column.at] for row in self.rows]
