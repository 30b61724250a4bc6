"""The plan's demands by the year whose work they are, each with its figures, who is behind and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.figure import NOTHING
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.rollup import roll_up
from addin.summary.measure.target_status import TargetStatus
from validators.obligations import Obligation, clauses
from workbook_templates.cell_types import show

# 行动计划一：“一年抓覆盖强体系、二年抓提升强功能、三年抓队伍强管理”。
THEMES: Mapping[int | None, str] = {
    2025: "2025年：抓覆盖强体系", 2026: "2026年：抓提升强功能", 2027: "2027年：抓队伍强管理", None: "每年都要做的",
}  # fmt: skip


class Behind(NamedTuple):
    """A subordinate that has not reached a target: its name and its figure, with the unit."""

    name: str
    figure: str


class Demand(NamedTuple):
    """What the plan demands, in its words and with its clause, and one indicator that measures it.

    ``before`` is the figure of the last period that was closed before this one, with that period (empty where there is none),
    ``change`` how much it has risen since, in the indicator's unit. ``behind`` are the subordinates, the farthest first.
    """

    obligation: Obligation
    clause: str
    view: IndicatorView
    behind: tuple[Behind, ...]
    before: str
    change: Decimal | None

    @property
    def changed(self) -> str:
        """The change in words: 升 3.4, 降 2, 不变, or a dash where nothing is known of before."""
        if self.change is None:
            return NOTHING
        word = "升" if self.change > 0 else "降"
        return f"{word} {figure_text(self.view, abs(self.change))}" if self.change else "不变"


def demands(data: SummaryData) -> dict[int | None, list[Demand]]:
    """The demands of each theme in the order of the plan, an indicator once in each; what has none is not among them."""
    found: dict[int | None, list[Demand]] = {year: [] for year in THEMES}
    told: set[tuple[int | None, str]] = set()
    for clause in clauses():
        for duty in clause.duties:
            for view in _measuring(data, duty):
                place = (duty.theme_year, view.indicator.code)
                if place not in told:
                    told.add(place)
                    found[duty.theme_year].append(_demand(data, duty, clause.id, view))
    return found


def unmeasured() -> list[tuple[str, Obligation]]:
    """The clause and the duty of what no indicator can measure, with the reason in the duty."""
    return [(clause.id, duty) for clause in clauses() for duty in clause.duties if duty.waiver]


def counts(found: list[Demand]) -> tuple[int, int, int, int]:
    """How many indicators with a target there are, how many have reached it, have missed it, and have time left."""
    views = {one.view.indicator.code: one.view for one in found if one.view.target}
    states = [view.status for view in views.values()]
    return len(views), states.count(TargetStatus.REACHED), states.count(TargetStatus.MISSED), states.count(TargetStatus.PENDING)


def figure_text(view: IndicatorView, value: Decimal) -> str:
    """A figure of the indicator as text with its unit."""
    unit = view.indicator.unit
    number = f"{value:.1f}" if unit in (FigureUnit.PERCENT, FigureUnit.MEAN) else show(value)
    return f"{number}{unit}" if unit is FigureUnit.PERCENT else f"{number} {unit}"


def _measuring(data: SummaryData, duty: Obligation) -> Iterator[IndicatorView]:
    """The indicators of a duty that concern this office; submissions and subsidies are told elsewhere."""
    return (one for one in data.indicators if one.shown and duty.id in one.indicator.obligations and one.indicator.of_plan)


def _demand(data: SummaryData, duty: Obligation, clause: str, view: IndicatorView) -> Demand:
    before, change = "", None
    earlier = [one for one in data.course if one.period.end < data.period.end]
    old = earlier[-1].values.get(view.indicator.code) if earlier else None
    if old is not None:
        before = f"{figure_text(view, old)}（{earlier[-1].period.label}）"
        change = view.value - old if view.value is not None else None
    return Demand(duty, clause, view, _behind(data, view), before, change)


def _behind(data: SummaryData, view: IndicatorView) -> tuple[Behind, ...]:
    """The subordinates that miss a target which each can reach by itself: a share, or a number that may not be exceeded."""
    target = view.indicator.target
    if target is None or not view.target or not (view.share or target.at_most):
        return ()
    parts = roll_up(view.by_unit, data.parents).items()
    missed = [(part.value, code) for code, part in parts if part.value is not None and not target.reached(part.value)]
    missed.sort(key=lambda one: (-one[0] if target.at_most else one[0], one[1]))
    return tuple(Behind(data.units.get(code, code), figure_text(view, value)) for value, code in missed)
