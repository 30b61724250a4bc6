"""What a marked workbook remembers of how it was: kept as text in a hidden corner of the list of problems.

Text in a cell outlives every program that saves the file, which no part or property of our own does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_PIECE = 30_000  # a cell holds 32,767 characters
_START = '{"银龄":'


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
    """The fills under the marks by key, the sheets by name, the boxes of notes that had to grow, and what was in front."""

    fills: dict[int, str] = field(default_factory=dict)
    sheets: dict[str, SheetMemory] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    front: dict[str, str] = field(default_factory=dict)
    selected: list[str] = field(default_factory=list)
    known: bool = False

    def texts(self) -> list[str]:
        """The memory as texts for cells."""
        sheets = {name: [one.column, one.filter_end, one.result, *one.lowered] for name, one in self.sheets.items()}
        told: dict[str, Any] = {"fills": {str(key): fill for key, fill in self.fills.items()}, "sheets": sheets}
        told |= {"boxes": self.boxes, "front": self.front, "selected": self.selected}
        whole = f"{_START}{json.dumps(told, ensure_ascii=False)}}}"
        return [whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE)]


def remembered(texts: Iterator[str]) -> MarkMemory:
    """The memory that an earlier run left in cells; one that knows nothing where there is none."""
    whole = "".join(texts)
    try:
        told = json.loads(whole)["银龄"] if whole.startswith(_START) else None
        return _memory(told) if told else MarkMemory()
    except (ValueError, KeyError, TypeError, AttributeError):  # a clerk may have typed there
        return MarkMemory()


def _memory(told: dict[str, Any]) -> MarkMemory:
    sheets = {
        str(name): SheetMemory(_texts(column), end if isinstance(end, int) else None, int(result), (int(top), int(last)))
        for name, (column, end, result, top, last) in told["sheets"].items()
    }
    fills = {int(key): fill for key, fill in told["fills"].items() if isinstance(fill, str) and fill.startswith("<fill>")}
    boxes, front = _texts(told["boxes"]) or {}, _texts(told["front"]) or {}
    return MarkMemory(fills, sheets, boxes, front, [str(name) for name in told["selected"]], known=True)


def _texts(told: Any) -> dict[str, str] | None:
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else None
