"""Members who are away, as their home branch records them and as the receiving side does."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.once import column, columns, once
from validators.lookups.units import unit_column
from validators.months import whole_months
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

MOBILE = "流动党员"
_DAY = dt.timedelta(days=1)


class Stay(NamedTuple):
    """One member's time away."""

    row: int
    number: str
    name: str
    home: str
    left: dt.date
    back: dt.date | None
    moved: bool

    def months_in(self, span: Period) -> int:
        """Whole months away within a span; the day of return is a day at home."""
        end = span.end + _DAY
        return whole_months(max(self.left, span.start), min(self.back or end, end))


@once
def owners(tables: Tables) -> dict[str, set[str]]:
    """The units that list an organisation as theirs, by its code."""
    found: dict[str, set[str]] = {}
    for code, unit in zip(column(tables, ORGANISATIONS, "党组织代码"), unit_column(tables, ORGANISATIONS), strict=True):
        if code:
            found.setdefault(code, set()).add(unit)
    return found


@once
def received_rows(tables: Tables) -> frozenset[int]:
    """Rows a receiving organisation wrote: their 流出党支部代码 is none of the row's own unit's organisations.

    Where no organisations are at hand every row is taken for the home branch's.
    """
    own = owners(tables)
    rows = enumerate(zip(column(tables, MOBILE, "流出党支部代码"), unit_column(tables, MOBILE), strict=True))
    return frozenset(i for i, (code, unit) in rows if own and code and unit not in own.get(code, ()))


@once
def stays(tables: Tables) -> list[Stay]:
    """The stays the home branches record."""
    names = ("身份证号", "姓名", "流出党支部代码", "外出日期", "返回日期", "已转组织关系")
    rows = enumerate(zip(*columns(tables, MOBILE, *names), strict=True))
    ours = [(i, row) for i, row in rows if i not in received_rows(tables) and row[0] and row[3]]
    return [Stay(i, number, name, home, left, back, moved == "是") for i, (number, name, home, left, back, moved) in ours]
