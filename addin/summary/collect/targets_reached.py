"""Which share of the plan's targets that concern it a place has reached: one figure for ranking offices and units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.measure.figure import Tally
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import WITHOUT_FIGURE

OfPlaces = Callable[[Mapping[str, FigurePart]], Mapping[str, FigurePart]]
"""From the figures of units those of the places to be ranked, both by code."""


def plan_shares(views: Iterable[IndicatorView]) -> list[IndicatorView]:
    """The plan's shares in per cent that have a target here and were measured."""
    with_target = (view for view in views if view.share and view.target and view.indicator.of_plan)
    return [view for view in with_target if view.status not in WITHOUT_FIGURE]


def targets_reached(views: Iterable[IndicatorView], of_places: OfPlaces) -> dict[str, FigurePart]:
    """By code the share of the targets of ``plan_shares`` that each place has reached, of those for which it has a figure."""
    found: dict[str, list[bool]] = defaultdict(list)
    for view in plan_shares(views):
        for code, part in of_places(view.by_unit).items():
            if part.value is not None and view.indicator.target:
                found[code].append(view.indicator.target.reached(part.value))
    return {code: FigurePart(FigureUnit.PERCENT, _tally(own)) for code, own in found.items()}


def _tally(reached: list[bool]) -> Tally:
    return Tally(Decimal(sum(reached)), sum(reached), len(reached) - sum(reached))
