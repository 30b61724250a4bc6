"""What units report they have seen to (单位事项), by unit, matter and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from validators.lookups.once import columns, once
from validators.lookups.units import Unit, unit_column, units_with
from validators.rule import Context, Hit
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

MATTERS = "单位事项"
DONE = "已完成"


class Matter(NamedTuple):
    """One matter of one unit in one year, at the row that says most: done before under way."""

    row: int
    state: str


@once
def matters(tables: Tables) -> dict[tuple[str, str, int], Matter]:
    """Matters by unit, 事项 and 年度."""
    found: dict[tuple[str, str, int], Matter] = {}
    rows = zip(unit_column(tables, MATTERS), *columns(tables, MATTERS, "事项", "年度", "完成情况"), strict=True)
    for i, (unit, matter, year, state) in enumerate(rows):
        known = found.get((unit, matter, year))
        if known is None or (state == DONE and known.state != DONE):
            found[unit, matter, year] = Matter(i, state or "")
    return found


def undone(tables: Tables, on: Context, wanted: Iterable[str]) -> Iterator[Hit]:
    """Each matter a unit has not seen to in the year: at its row, or at the cover where there is none.

    A blank 完成情况 is a field rule's matter.
    """
    year, known = on.period.year, matters(tables)
    for unit in units_with(tables, MATTERS):
        for matter in wanted:
            said = known.get((unit.code, matter, year))
            if said is None or said.state not in (DONE, ""):
                yield _hit(unit, matter, year, said)


def _hit(unit: Unit, matter: str, year: int, said: Matter | None) -> Hit:
    values = {"单位": unit.name, "哪一项": matter, "哪一年": year, "怎样": said.state if said else "没有填报"}
    return Hit(said.row, values) if said else Hit(unit.cover, values, column="单位代码", sheet=COVER)
