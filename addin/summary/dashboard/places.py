"""The places below an office, and their figures: prefectures, counties, units, as far as it is known who passed a unit on.

A unit is below the office that sent its rows. A prefecture passes on units of its counties, and does not say of which: that is
read from digits 3 to 8 of the unit's code of social credit (GB 32100), where they name a county of that prefecture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from addin.submissions.regions import regions, short_name
from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.collect.targets_reached import targets_reached
from addin.summary.dashboard.yunnan import prefecture_of, within
from validators.lookups.units import is_office

_CREDIT_CODE = 18


class TreePlace(NamedTuple):
    """An office, a county or a unit: its code, its name, and the code of the place above it, empty for the office itself."""

    code: str
    name: str
    above: str


class Places:
    """The tree of places of one summary. ``all`` are its places by code, the office first and each after the one above it."""

    def __init__(self, data: SummaryData) -> None:
        self._data = data
        reported = {unit for view in data.indicators for unit in view.by_unit}
        self._paths = {unit: self._path(unit) for unit in sorted(reported | data.units.keys())}
        self.all: dict[str, TreePlace] = {data.code: TreePlace(data.code, data.office, "")}
        for path in self._paths.values():
            for above, code in pairwise(path):
                self.all.setdefault(code, TreePlace(code, self._name(code), above))

    def _path(self, unit: str) -> list[str]:
        """The codes from the office down to the unit."""
        sender = self._data.parents.get(unit, unit)
        county = unit[2:8] if len(unit) == _CREDIT_CODE and is_office(sender) and within(unit[2:8], sender) else ""
        steps = [self._data.code, sender, county, unit]
        return list(dict.fromkeys(step for step in steps if step))

    def _name(self, code: str) -> str:
        return self._data.units.get(code) or short_name(regions().get(code, code))

    def below(self, code: str) -> list[TreePlace]:
        """The places directly below one."""
        return [place for place in self.all.values() if place.above == code]

    def figures(self, by_unit: Mapping[str, FigurePart]) -> dict[str, FigurePart]:
        """The figure of each place that has one, added up from its units."""
        found: dict[str, FigurePart] = {}
        for unit, part in by_unit.items():
            for code in self._paths[unit]:
                found[code] = found[code] + part if code in found else part
        return found

    def reached(self, views: Iterable[IndicatorView]) -> dict[str, FigurePart]:
        """Which share of the plan's targets that concern it each place has reached."""
        return targets_reached(views, self.figures)


def prefecture_name(county: str) -> str:
    """The name of the prefecture that a county lies in."""
    return short_name(regions()[prefecture_of(county)])
