"""Findings that say the same of many cells, as one group: nobody reads the same sentence twenty times.

Only the telling is shortened. Reports, marked copies and ``--json`` keep every finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validators.finding import Finding, Severity
from validators.finding_cap import LOOK_AT_COLUMN

FIRST = 3
MOST_PLACES = 20
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one rule and severity in one column, in their order."""

    findings: tuple[Finding, ...]

    @property
    def told(self) -> tuple[Finding, ...]:
        """Those to be told in full: one where all say the same, else the first few; never all but one or two."""
        first = self.findings[0]
        same = all((one.message, one.fix) == (first.message, first.fix) for one in self.findings)
        shown = 1 if same else FIRST
        return self.findings if len(self.findings) <= (1 if same else FIRST + 1) else self.findings[:shown]

    @property
    def rest(self) -> tuple[Finding, ...]:
        """Those that are told by their number and places alone."""
        return self.findings[len(self.told) :]


def alike(findings: Sequence[Finding]) -> list[FindingGroup]:
    """The findings in groups, each standing where its first finding stood."""
    groups: dict[tuple[Severity, str, str, str, bool], list[Finding]] = {}
    for one in findings:
        key = (one.severity, one.rule, one.sheet, one.column, one.fix == LOOK_AT_COLUMN)
        groups.setdefault(key, []).append(one)
    return [FindingGroup(tuple(group)) for group in groups.values()]


def places(findings: Sequence[Finding]) -> str:
    """Their cells, neighbours below each other as a range: ``P7:P39、P41``. Nothing where some have no cell."""
    runs: list[tuple[str, int, int]] = []
    for cell in (_CELL.fullmatch(one.cell) for one in findings):
        if cell is None:
            return ""
        column, row = cell[1], int(cell[2])
        if runs and runs[-1][0] == column and row == runs[-1][2] + 1:
            runs[-1] = (column, runs[-1][1], row)
        else:
            runs.append((column, row, row))
    told = [f"{column}{top}" if top == end else f"{column}{top}:{column}{end}" for column, top, end in runs]
    return "、".join(told[:MOST_PLACES]) + ("……" if len(told) > MOST_PLACES else "")


def same_elsewhere(group: FindingGroup) -> str:
    """How many more there are, and where."""
    where = places(group.rest)
    return f"……还有 {len(group.rest)} 处同样的问题{'：' + where if where else ''}"
