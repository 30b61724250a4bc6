"""The honours (先进典型): whom each row names, at what level, and who states it."""

from __future__ import annotations

from typing import NamedTuple

from validators.lookups.once import columns, once
from validators.lookups.units import is_office, unit_column, units_reporting
from validators.rule import Context
from workbook_templates.table import Tables

HONOURS = "先进典型"
MODEL, BRAND, BEST_SECRETARY, BEST_LIAISON = "模范党支部", "支部品牌", "优秀书记", "优秀联络员"
LEVELS = ("单位", "县", "州市", "省")


class Honour(NamedTuple):
    """One row of 先进典型: its index, kind (类别), the subject's code, year, level (级别), and the code of who states it."""

    row: int
    kind: str
    subject: str
    year: int
    level: str
    author: str

    @property
    def above_author(self) -> bool:
        """Whether the level is one that the author's office has not; a level in no list is F02's."""
        return self.level in LEVELS and LEVELS.index(self.level) > level_of(self.author)


@once
def honours(tables: Tables) -> list[Honour]:
    """The rows of 先进典型 that name a subject, a year and a kind."""
    rows = zip(*columns(tables, HONOURS, "类别", "对象代码", "年度", "级别"), strict=True)
    units = unit_column(tables, HONOURS)
    return [
        Honour(i, kind, subject, year, level or "", _author(tables, units[i], i))
        for i, (kind, subject, year, level) in enumerate(rows)
        if kind and subject and isinstance(year, int)
    ]


def unconfirmed(tables: Tables) -> list[Honour]:
    """The honours of a level above their author's that no office of that level states at hand."""
    confirmed = {(one.kind, one.subject, one.year, one.level) for one in honours(tables) if not one.above_author}
    return [one for one in honours(tables) if one.above_author and (one.kind, one.subject, one.year, one.level) not in confirmed]


def list_is_seen(tables: Tables, on: Context, one: Honour, sheet: str) -> bool:
    """Whether the sheet that must list the honoured is at hand: the author's own, or all files where an office honours."""
    if is_office(one.author):
        return on.complete and sheet in tables
    return one.author in units_reporting(tables, sheet)


def level_of(author: str) -> int:
    """The place in LEVELS of the level of a unit or office, by its code."""
    if not is_office(author):
        return 0
    return 3 if author.endswith("0000") else 2 if author.endswith("00") else 1


def _author(tables: Tables, unit: str, i: int) -> str:
    """Who states a row: its unit by provenance, but no higher office than the one that sent the workbook."""
    sender = tables.sources[tables[HONOURS].sources[i]].unit
    return sender if level_of(unit) > level_of(sender) else unit
