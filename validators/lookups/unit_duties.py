"""Duties that fall on a unit as a whole: so many activities of a kind in each span, whichever of its bodies held them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from validators.duty import Standing
from validators.lookups.activities import ACTIVITIES, by_unit, count
from validators.lookups.units import units_with
from validators.rule import Context
from validators.spans import years
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

Standings = Callable[[Tables, Context], Iterator[Standing]]


def of_units(deeds: Mapping[str, str], spans: Callable[[Context], list[Period]] = years) -> Standings:
    """How every unit stands: ``deeds`` says which parameter of the policy holds the number asked of each kind."""

    def standings(tables: Tables, on: Context) -> Iterator[Standing]:
        held, begun = by_unit(tables), spans(on)
        for unit in units_with(tables, ACTIVITIES):
            for kind, parameter in deeds.items():
                for span in begun:
                    have = count(held.get((unit.code, kind), ()), span, on)
                    yield Standing(unit.code, unit.cover, have, on.policy[parameter], span, {"单位": unit.name, "事": kind})

    return standings
