"""What a marked workbook remembers of its marks: kept as text in a hidden corner of the list of problems.

Text in a cell outlives every program that saves the file, which no part or property of our own does. Only what a
remembered run put into a workbook is ours to take off: a clerk may call a column or a sheet what we call ours.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbook_templates.explanations import Explanation

_PIECE = 30_000  # a cell holds 32,767 characters
_START = '{"银龄":'
_DEEPEST = 5  # rows among which the memory is looked for: someone may have inserted one above
MARK = "【校验】"  # begins what a note says
_WORDED = re.compile(r"【(?:错误|提醒|说明) [A-Z]\d\d(?:-\d+)?】")  # how every text begins that a check writes


@dataclass(slots=True)
class SheetMemory:
    """How a sheet was: the tag of the column where the results stand now (None for none), and the column where its filter
    ended (None where it was left alone, -1 where it had none), and how many rows lower its first and last row are now.
    """

    column: dict[str, str] | None = None
    filter_end: int | None = None
    result: int = -1
    lowered: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class MarkMemory:
    """The fills under the marks by key, the sheets by name, the boxes of notes that had to grow, what was in front (None
    where it stays so), and the prints of all texts that were written (None where an earlier version wrote them).

    ``explained`` are explanations by key of problems that the check did not find: with more files at hand it may find them again.
    """

    fills: dict[int, str] = field(default_factory=dict)
    sheets: dict[str, SheetMemory] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    front: dict[str, str] | None = None
    selected: list[str] = field(default_factory=list)
    prints: set[str] | None = field(default_factory=set)
    known: bool = False
    explained: dict[str, Explanation] = field(default_factory=dict)

    def noted(self, line: str) -> bool:
        """Whether a line of a note was written by the remembered run."""
        return is_worded(line) if self.known and self.prints is None else self.wrote(MARK + line)

    def wrote(self, text: str) -> bool:
        """Whether a text was written by the remembered run, and not changed since but for its white space."""
        if not self.known:
            return False
        return is_worded(text) if self.prints is None else text_print(text) in self.prints

    def write(self, texts: Iterable[str]) -> None:
        """Remember texts that are about to be written."""
        if self.prints is not None:
            self.prints.update(map(text_print, texts))

    def texts(self, piece: int = _PIECE) -> list[str]:
        """The memory as texts for cells."""
        sheets = {name: [one.column, one.filter_end, one.result, *one.lowered] for name, one in self.sheets.items()}
        told: dict[str, Any] = {"fills": {str(key): fill for key, fill in self.fills.items()}, "sheets": sheets}
        told |= {"boxes": self.boxes, "front": self.front, "selected": self.selected, "prints": sorted(self.prints or ())}
        told |= {"explained": self.explained} if self.explained else {}
        whole = f"{_START}{json.dumps(told, ensure_ascii=False)}}}"
        return [whole[at : at + piece] for at in range(0, len(whole), piece)]


def is_worded(text: str) -> bool:
    """Whether a text begins as what a check writes does: all that is known of what earlier versions wrote."""
    return bool(_WORDED.match(text))


def text_print(text: str) -> str:
    """By what a text is known again, whatever programs do to its white space."""
    return f"{zlib.crc32(''.join(text.split()).encode(errors='replace')):08x}"


def remembered(rows: Iterable[Iterable[object]]) -> MarkMemory:
    """The memory that an earlier run left among the first rows of a sheet; one that knows nothing where there is none."""
    for row in list(rows)[:_DEEPEST]:
        cells = ["" if cell is None else str(cell) for cell in row]
        start = next((n for n, cell in enumerate(cells) if cell.startswith(_START)), None)
        if start is not None:
            return _parsed("".join(cells[start:]))
    return MarkMemory()


def holds_memory(rows: Iterable[Iterable[object]]) -> bool:
    """Whether a memory begins among the first rows of a sheet."""
    cells = [cell for row in list(rows)[:_DEEPEST] for cell in row if type(cell) is str and cell[:1] == "{"]
    return any(cell.startswith(_START) for cell in cells)


def _parsed(whole: str) -> MarkMemory:
    try:
        return _memory(json.loads(whole)["银龄"])
    except (ValueError, KeyError, TypeError, AttributeError):  # a clerk may have typed there
        return MarkMemory()


def _memory(told: dict[str, Any]) -> MarkMemory:
    sheets = {
        str(name): SheetMemory(_texts(column), end if isinstance(end, int) else None, int(result), (int(top), int(last)))
        for name, (column, end, result, top, last) in told["sheets"].items()
    }
    fills = {int(key): fill for key, fill in told["fills"].items() if isinstance(fill, str) and fill.startswith("<fill>")}
    prints = set(map(str, told["prints"])) if "prints" in told else None
    selected = [str(name) for name in told["selected"]]
    explained = {str(key): Explanation(*map(str, words)) for key, words in told.get("explained", {}).items()}
    boxes, front = _texts(told["boxes"]) or {}, _texts(told["front"])
    return MarkMemory(fills, sheets, boxes, front, selected, prints, known=True, explained=explained)


def _texts(told: Any) -> dict[str, str] | None:
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else None
