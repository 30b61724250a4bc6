"""What changed in each unit since the period before, and which changes are out of the ordinary.

Out of the ordinary: a unit's turnover (who joined and left, of those there before) has a modified z-score above 3.5 over
the office's units (Iglewicz and Hoaglin: medians, so that the odd one does not hide itself). Such a jump may be right;
it is only to be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from statistics import fmean, median

from addin.summary.collect.data import UnitChange
from addin.summary.measure.register import RowIndices, branches, groups
from validators.lookups.bodies import GROUPS, ORGANISATIONS
from validators.lookups.people import PEOPLE, party_members, present
from workbook_templates.cell_types import Value
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

MEASURES: dict[str, tuple[str, str, Callable[[Tables], RowIndices]]] = {
    "离退休干部": (PEOPLE, "身份证号", present),
    "其中：党员": (PEOPLE, "身份证号", party_members),
    "党支部": (ORGANISATIONS, "党组织代码", branches),
    "学习小组": (GROUPS, "小组代码", groups),
}
FEWEST_UNITS, FEWEST_CHANGED, MOST_SCORE = 5, 5, 3.5
Keys = Mapping[str, set[Value]]


def period_before(period: Period) -> Period:
    """The period of the same length that ends as this one begins."""
    length = period.last - period.first + 1
    if period.first > length:
        return Period(period.year, period.first - length, period.first - 1)
    return Period(period.year - 1, 13 - length, 12)


def changes(before: Tables, after: Tables, names: Mapping[str, str]) -> tuple[UnitChange, ...]:
    """Every measure of every unit that reported in both periods; a unit that did not cannot be compared."""
    found: list[UnitChange] = []
    for measure, (sheet, column, select) in MEASURES.items():
        if sheet in before and sheet in after:
            old, new = _keys(before, sheet, column, select), _keys(after, sheet, column, select)
            both = _reporting(before) & _reporting(after)
            found += _marked([_change(unit, names, measure, old, new) for unit in sorted(both)])
    return tuple(sorted(found, key=lambda one: one.unit))


def _reporting(tables: Tables) -> set[str]:
    """Units whose roster is at hand."""
    return {tables.unit(sheet, i) for sheet in (PEOPLE, ORGANISATIONS) if sheet in tables for i in range(len(tables[sheet]))}


def _keys(tables: Tables, sheet: str, column: str, select: Callable[[Tables], RowIndices]) -> Keys:
    found: dict[str, set[Value]] = defaultdict(set)
    values = tables[sheet].get(column)
    for i in select(tables):
        found[tables.unit(sheet, i)].add(values[i])
    return found


def _change(unit: str, names: Mapping[str, str], measure: str, old: Keys, new: Keys) -> UnitChange:
    was, now = old.get(unit, set()), new.get(unit, set())
    return UnitChange(unit, names.get(unit, unit), measure, len(was), len(now), len(now - was), len(was - now))


def _marked(found: list[UnitChange]) -> Iterable[UnitChange]:
    turnover = [(one.joined + one.left) / max(one.before, 1) for one in found]
    usual = median(turnover) if turnover else 0.0
    for one, share, score in zip(found, turnover, scores(turnover), strict=True):
        if score > MOST_SCORE and one.joined + one.left >= FEWEST_CHANGED:
            words = f"新增{one.joined}、减少{one.left}，变动 {share:.0%}，各单位一般为 {usual:.0%}，请核对"
            yield replace(one, jump=words)
        else:
            yield one


def scores(values: list[float]) -> list[float]:
    """Modified z-scores; all zero where there are too few values or none differs."""
    if len(values) < FEWEST_UNITS:
        return [0.0] * len(values)
    middle = median(values)
    apart = [abs(value - middle) for value in values]
    scale = median(apart) / 0.6745 or fmean(apart) * 1.253314
    return [(value - middle) / scale if scale else 0.0 for value in values]
