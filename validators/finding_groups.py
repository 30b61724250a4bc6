"""Group findings of one rule in one column, so that a list shows the same sentence once and not twenty times.

Only printed lists are shortened. Reports, marked copies and ``--json`` keep every finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from validators.finding import Finding, Severity
from validators.finding_cap import LOOK_AT_COLUMN

MOST_LISTED = 3
MOST_PLACES = 20
_CELL = re.compile(r"([A-Z]+)(\d+)")


class FindingGroup(NamedTuple):
    """Findings of one rule and severity in one column, in their original order."""

    findings: tuple[Finding, ...]

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings to list in full: the first where all are the same sentence, else the first MOST_LISTED.

        All of them where only one more would be left.
        """
        first = self.findings[0]
        same = all((one.message, one.fix) == (first.message, first.fix) for one in self.findings)
        shown = 1 if same else MOST_LISTED
        return self.findings if len(self.findings) <= (1 if same else MOST_LISTED + 1) else self.findings[:shown]

    @property
    def rest(self) -> tuple[Finding, ...]:
        """The other findings, shown only by their number and cells."""
        return self.findings[len(self.listed) :]


def group_findings(findings: Sequence[Finding]) -> list[FindingGroup]:
    """The findings in groups by severity, rule, sheet and column; groups are in the order of their first findings."""
    groups: dict[tuple[Severity, str, str, str, bool], list[Finding]] = {}
    for one in findings:
        key = (one.severity, one.rule, one.sheet, one.column, one.fix == LOOK_AT_COLUMN)
        groups.setdefault(key, []).append(one)
    return [FindingGroup(tuple(group)) for group in groups.values()]


def places(findings: Sequence[Finding]) -> str:
    """The cells of the findings, consecutive rows as a range: ``P7:P39、P41``; at most MOST_PLACES. Empty where one has none."""
    found: list[tuple[str, int, int]] = []
    for cell in (_CELL.fullmatch(one.cell) for one in findings):
        if cell is None:
            return ""
        column, row = cell[1], int(cell[2])
        if found and found[-1][0] == column and row == found[-1][2] + 1:
            found[-1] = (column, found[-1][1], row)
        else:
            found.append((column, row, row))
    ranges = [f"{column}{top}" if top == end else f"{column}{top}:{column}{end}" for column, top, end in found]
    return "、".join(ranges[:MOST_PLACES]) + ("……" if len(ranges) > MOST_PLACES else "")


def remainder_text(group: FindingGroup) -> str:
    """The Chinese sentence that says how many findings of the group are not listed, and in which cells."""
    where = places(group.rest)
    return f"……还有 {len(group.rest)} 处同样的问题{'：' + where if where else ''}"
