"""The liaisons' assignments (联络员选派): which liaison serves which organisation, from when to when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from validators.lookups.once import columns, once
from workbook_templates.table import Tables

ASSIGNMENTS = "联络员选派"


class Assignment(NamedTuple):
    """One liaison's assignment to one organisation: row (index into 联络员选派), the liaison's identity number, the
    organisation's code, first and last day.
    """

    row: int
    number: str
    body: str
    start: dt.date | None
    end: dt.date | None

    def in_force(self, day: dt.date) -> bool:
        """Whether the liaison serves on that day: from 选派日期 to 结束日期 inclusive, without limit where one is blank."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@once
def assignments(tables: Tables) -> list[Assignment]:
    """The rows of 联络员选派 that name a person and an organisation."""
    names = ("身份证号", "联系党组织代码", "选派日期", "结束日期")
    rows = enumerate(zip(*columns(tables, ASSIGNMENTS, *names), strict=True))
    return [Assignment(i, *row) for i, row in rows if row[0] and row[1]]


@once
def by_body(tables: Tables) -> dict[str, list[Assignment]]:
    """The assignments by the organisation's code."""
    found: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments(tables):
        found[assignment.body].append(assignment)
    return dict(found)
