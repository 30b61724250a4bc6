"""Mobile members (流动党员): their absences as the home branches record them, and the rows of receiving organisations."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.once import column, columns, once
from validators.lookups.people import gone_since
from validators.lookups.units import unit_column
from validators.months import whole_months
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

MOBILE = "流动党员"
_DAY = dt.timedelta(days=1)


class Absence(NamedTuple):
    """One member's absence as the home branch records it: row (index into 流动党员), identity number, name, code of the home
    branch, first day away, day of return (None: still away), and whether the membership was transferred. For who died or moved
    out meanwhile, ``returned`` is that day: nothing more is asked from then on.
    """

    row: int
    number: str
    name: str
    home: str
    left: dt.date
    returned: dt.date | None
    transferred: bool

    def lasts_on(self, day: dt.date) -> bool:
        """Whether the member is away on that day; the day of return does not count as away."""
        return self.left <= day and (self.returned is None or self.returned > day)

    def months_in(self, span: Period) -> int:
        """Whole months of absence within the span; the day of return does not count as away."""
        end = span.end + _DAY
        return whole_months(max(self.left, span.start), min(self.returned or end, end))


@once
def listing_units(tables: Tables) -> dict[str, set[str]]:
    """The codes of the units that list an organisation in their rosters, by the organisation's code."""
    found: dict[str, set[str]] = {}
    for code, unit in zip(column(tables, ORGANISATIONS, "党组织代码"), unit_column(tables, ORGANISATIONS), strict=True):
        if code:
            found.setdefault(code, set()).add(unit)
    return found


@once
def received_rows(tables: Tables) -> frozenset[int]:
    """Rows of 流动党员 written by a receiving organisation: their 流出党支部代码 is no organisation of the row's own unit, or is
    blank and 流出党组织名称 names an organisation elsewhere, which has no such code.

    Where the sheet of organisations is not available every row with a code is taken for a home branch's; where it is there
    and empty, none is. A row with neither code nor name is left to the field rules.
    """
    own, known = listing_units(tables), ORGANISATIONS in tables
    codes, names = columns(tables, MOBILE, "流出党支部代码", "流出党组织名称")
    rows = enumerate(zip(codes, names, unit_column(tables, MOBILE), strict=True))
    return frozenset(i for i, (code, name, unit) in rows if (known and unit not in own.get(code, ()) if code else name))


@once
def absences(tables: Tables) -> list[Absence]:
    """The absences recorded by home branches: rows with an identity number and a first day away."""
    names = ("身份证号", "姓名", "流出党支部代码", "外出日期", "返回日期", "已转组织关系")
    rows = enumerate(zip(*columns(tables, MOBILE, *names), strict=True))
    home_rows = [(i, row) for i, row in rows if i not in received_rows(tables) and row[0] and row[3]]
    gone = gone_since(tables)
    return [
        Absence(i, number, name, home, left, min(filter(None, (returned, gone.get(number))), default=None), transferred == "是")
        for i, (number, name, home, left, returned, transferred) in home_rows
    ]
