"""Problems of one kind in one column as one line of a letter: what is wrong at the first place, and all rows where it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from validators.finding import Finding, Severity


class FoldedProblem(NamedTuple):
    """A line of a letter: how serious, the sheet, the places in words, what is wrong and what to do."""

    label: str
    sheet: str
    place: str
    message: str
    fix: str


def fold(findings: Iterable[Finding]) -> list[FoldedProblem]:
    """The findings in lines, in the order of each line's first: those of one rule in one column that are mended alike are one.

    Every row is named; what differs in the words, as the person, is told of the first alone.
    """
    groups: dict[tuple[Severity, str, str, str, str], list[Finding]] = {}
    for number, one in enumerate(findings):
        alone = "" if one.row else f"{number}"
        groups.setdefault((one.severity, one.rule, one.sheet, one.column + alone, one.fix), []).append(one)
    return [_line(group) for group in groups.values()]


def _line(group: list[Finding]) -> FoldedProblem:
    first, rows = group[0], sorted({one.row for one in group if one.row})
    column = f"“{first.column}”" if first.column else first.cell
    place = f"{column}第{_rows(rows)}行" if rows else column
    alike = f"（同样的问题共 {len(group)} 处）" if group[1:] else ""
    return FoldedProblem(first.severity.label, first.sheet, place, first.message + alike, first.fix)


def _rows(rows: list[int]) -> str:
    """Numbers in order as words, three and more that follow each other as a range: 4、5、9 or 4至39、41."""
    found: list[str] = []
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        found += [f"{numbers[0]}至{numbers[-1]}"] if numbers[2:] else map(str, numbers)
    return "、".join(found)
