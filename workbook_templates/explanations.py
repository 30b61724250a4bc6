"""What a sender says about a problem in the list 问题清单 (情况说明), and what the receiver says to that (受理意见, 受理人)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from workbook_templates.layout import CELL_HEADER, EXPLAINED, OPINION, OPINION_BY, PROBLEM_KEYS, RULE_HEADER

LONGEST = 2_000  # characters of an explanation
_DEEPEST = 8  # rows among which the headers of the list are looked for


class Explanation(NamedTuple):
    """The sender's words, the receiver's opinion and the receiver's name; the latter two may be empty."""

    text: str = ""
    opinion: str = ""
    by: str = ""


UNEXPLAINED = Explanation()

Explanations = Mapping[str, Explanation]
"""Explanations by the key of the problem (``problem_key``)."""
NO_EXPLANATIONS: Explanations = MappingProxyType({})


def listed_explanations(rows: Sequence[Sequence[object]]) -> dict[str, Explanation]:
    """The explanations that stand in a list of problems, all its rows given; none in one of an earlier version.

    A line that stands for one problem at many places has one explanation for all of them. A line whose keys were written for
    another rule or cell is passed over: somebody has sorted the visible columns alone.
    """
    for at, row in enumerate(rows[:_DEEPEST]):
        heads = {str(cell): n for n, cell in enumerate(row) if cell}
        if EXPLAINED in heads and PROBLEM_KEYS in heads:
            return dict(_explanations(rows[at + 1 :], heads))
    return {}


def _explanations(rows: Sequence[Sequence[object]], heads: Mapping[str, int]) -> Iterator[tuple[str, Explanation]]:
    for row in rows:
        told = {name: _text(row, heads.get(name, -1)) for name in (EXPLAINED, OPINION, OPINION_BY, PROBLEM_KEYS)}
        line, keys = split_keys(told[PROBLEM_KEYS])
        if told[EXPLAINED] and line == line_name(*(_text(row, heads.get(name, -1)) for name in (RULE_HEADER, CELL_HEADER))):
            explanation = Explanation(told[EXPLAINED][:LONGEST], told[OPINION], told[OPINION_BY])
            yield from ((key, explanation) for key in keys)


def line_name(rule: str, cell: str) -> str:
    """What a line of the list is called before its keys: rule and cell, so that keys are not taken for another line's."""
    return f"{rule}@{''.join(cell.split())}"


def joined_keys(line: str, keys: Sequence[str]) -> str:
    """A line's name and its keys, as they stand in one cell."""
    return " ".join((line, *keys)) if keys else ""


def split_keys(text: str) -> tuple[str, list[str]]:
    """The line's name and its keys from such a cell."""
    name, *keys = text.split() or [""]
    return name, keys


def _text(row: Sequence[object], column: int) -> str:
    cell = row[column] if 0 <= column < len(row) else None
    return "" if cell is None else " ".join(str(cell).split())
