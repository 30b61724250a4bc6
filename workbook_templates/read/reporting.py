"""What the hidden sheet of a consolidated workbook says of the forms it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbook_templates.explanations import Explanation
from workbook_templates.layout import META_EXCUSED, META_KEYS, META_MISSING, META_REMARK, META_SENT, META_SUBSIDIES
from workbook_templates.read.grid import Grid
from workbook_templates.read.names import plain
from workbook_templates.table import SUBSIDY_STATES, Reporting, SubsidySum

_MOST_COLUMNS = 8
_MONTH, _COUNT = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])"), re.compile(r"[0-9]{1,9}")
_YUAN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")


def read_reporting(grid: Grid) -> Reporting | None:
    """Whose forms it was made of and what goes up with them; None where it does not say, as in a unit's own workbook."""
    lines = list(_lines(grid))
    sent, missing, remarks = (
        {line[1]: line[2] for line in lines if line[0] == key} for key in (META_SENT, META_MISSING, META_REMARK)
    )
    excused = {line[1]: Explanation(*line[2:5]) for line in lines if line[0] == META_EXCUSED}
    sums = [_sum(line) for line in lines if line[0] == META_SUBSIDIES]
    subsidies = tuple(one for one in sums if one)
    return Reporting(sent, missing, remarks, excused, subsidies, len(sums) - len(subsidies)) if sent else None


def _lines(grid: Grid) -> Iterator[list[str]]:
    for row in range(len(META_KEYS), len(grid.rows)):
        line = [grid.text(row, column).strip() for column in range(_MOST_COLUMNS)]
        line[0] = plain(line[0])
        if line[0] and line[1]:
            yield line


def _sum(line: list[str]) -> SubsidySum | None:
    """A line of sums; None where it is not as it was written: somebody has changed it."""
    as_written = line[3] in SUBSIDY_STATES and _MONTH.fullmatch(line[4]) and all(map(_COUNT.fullmatch, line[5:7]))
    if not as_written or not _YUAN.fullmatch(line[7]):
        return None
    return SubsidySum(line[1], line[2], line[3], line[4], int(line[5]), int(line[6]), Decimal(line[7]))
