"""Which liaison serves which organisation from when to when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from validators.lookups.once import columns, once
from workbook_templates.table import Tables

ASSIGNMENTS = "联络员选派"


class Assignment(NamedTuple):
    """One liaison with one organisation."""

    row: int
    number: str
    body: str
    start: dt.date | None
    end: dt.date | None

    def in_force(self, day: dt.date) -> bool:
        """Whether the liaison serves on that day; 结束日期 is the last day. A blank start is a field rule's matter."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@once
def assignments(tables: Tables) -> list[Assignment]:
    """Every row that names a person and an organisation."""
    names = ("身份证号", "联系党组织代码", "选派日期", "结束日期")
    rows = enumerate(zip(*columns(tables, ASSIGNMENTS, *names), strict=True))
    return [Assignment(i, *row) for i, row in rows if row[0] and row[1]]


@once
def by_body(tables: Tables) -> dict[str, list[Assignment]]:
    """Assignments by organisation."""
    found: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments(tables):
        found[assignment.body].append(assignment)
    return dict(found)
