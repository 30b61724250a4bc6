"""The matters units report on (单位事项), by unit, matter and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from validators.duty_progress import DutyProgress
from validators.lookups.once import columns, once
from validators.lookups.units import Unit, unit_column, units_with
from validators.rule import Context, Hit
from validators.spans import years
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

MATTERS = "单位事项"
DONE = "已完成"


class Matter(NamedTuple):
    """One matter of one unit in one year: row (index into 单位事项), 完成情况 and 次数 (None where blank).

    Of several rows it is the first completed one, else the first.
    """

    row: int
    state: str
    times: int | None = None


@once
def matters(tables: Tables) -> dict[tuple[str, str, int], Matter]:
    """The matters by unit code, 事项 and 年度."""
    found: dict[tuple[str, str, int], Matter] = {}
    rows = zip(unit_column(tables, MATTERS), *columns(tables, MATTERS, "事项", "年度", "完成情况", "次数"), strict=True)
    for i, (unit, matter, year, state, times) in enumerate(rows):
        known = found.get((unit, matter, year))
        if known is None or (state == DONE and known.state != DONE):
            found[unit, matter, year] = Matter(i, state or "", times)
    return found


@dataclass(frozen=True)
class MatterProgress:
    """The progress of every unit in such duties, as a callable for ``Duty.progress``: each of the ``wanted`` matters (事项) is
    reported as completed once a year.
    """

    wanted: tuple[str, ...]

    def __call__(self, tables: Tables, on: Context) -> Iterator[DutyProgress]:
        """The progress of each unit whose 单位事项 are available, for each matter; its row is that of the cover."""
        known = matters(tables)
        for unit in units_with(tables, MATTERS):
            for year in years(on):
                for name in self.wanted:
                    said = known.get((unit.code, name, year.year))
                    values = {"单位": unit.name, "事": name}
                    yield DutyProgress(unit.code, unit.cover, int(said is not None and said.state == DONE), 1, year, values)


def matters_not_done(tables: Tables, on: Context, wanted: Iterable[str]) -> Iterator[Hit]:
    """A hit for each of the ``wanted`` matters (事项) that a unit has not completed in the year of the period.

    The hit is at the matter's row, or at the unit's cover where there is none. A blank 完成情况 is left to the field rules.
    """
    year, known = on.period.year, matters(tables)
    for unit in units_with(tables, MATTERS):
        for name in wanted:
            matter = known.get((unit.code, name, year))
            if matter is None or matter.state not in (DONE, ""):
                yield _hit(unit, name, year, matter)


def _hit(unit: Unit, name: str, year: int, matter: Matter | None) -> Hit:
    values = {"单位": unit.name, "哪一项": name, "哪一年": year, "怎样": matter.state if matter else "没有填报"}
    return Hit(matter.row, values) if matter else Hit(unit.cover, values, column="单位代码", sheet=COVER)
