"""Duties that fall on a unit as a whole: so many activities of a kind in each span, whichever of its bodies held them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from validators.duty import Standing
from validators.lookups.activities import ACTIVITIES, by_unit, count
from validators.lookups.units import units_with
from validators.rule import Context
from validators.spans import years
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class UnitDutyStandings:
    """How every unit stands: ``deeds`` says which parameter of the policy holds the number asked of each kind."""

    deeds: Mapping[str, str]
    spans: Callable[[Context], list[Period]] = years

    def __call__(self, tables: Tables, on: Context) -> Iterator[Standing]:
        """The standing of each unit whose 活动记录 are at hand, in each kind and span."""
        held, begun = by_unit(tables), self.spans(on)
        for unit in units_with(tables, ACTIVITIES):
            for kind, parameter in self.deeds.items():
                for span in begun:
                    have = count(held.get((unit.code, kind), ()), span, on)
                    yield Standing(unit.code, unit.cover, have, on.policy[parameter], span, {"单位": unit.name, "事": kind})
