"""Errors to plant, each a small function under the code of the rule that must find it.

A function takes the ``Site``, spoils something and yields or returns the marks of what must be found. Several functions
may plant for one rule, in different ways; they take turns.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.model import County
from addin.demo.county.scale import DEMO, Scale
from addin.demo.plants.planted import Planted, copied, oddities
from addin.demo.plants.site import Mark, NoRoom, Site

UNPLANTED = {
    "T13": "不是差错，只说明读表时整理了哪些写法；由读表的测试检验。",
    "S04": "同一季度再发一次时，每一笔都由它拦下；不用另外植入。",
    "S13": "演示里先发放、后报来的变化没有；由规则自己的例子和发放场景的测试检验。",
}

Planter = Callable[[Site], Iterable[Mark]]


@dataclass(frozen=True, slots=True)
class Plant:
    """One way to break one rule: the rule's code, what a clerk did wrong, and the function that does it.

    ``turn`` orders the rules: what needs untouched files goes first, what moves rows last. ``scene`` county, or
    province for duties that no county has. ``stays``: shows only where all units' forms lie together or when money is
    computed, so that it is still there when a returned form comes back corrected.
    """

    rule: str
    note: str
    planter: Planter
    turn: int = 0
    scene: str = "county"
    stays: bool = False

    def put(self, site: Site) -> None:
        """Plant once. NoRoom where no place is left."""
        for mark in list(self.planter(site)):
            mark.rule = mark.rule or self.rule
            mark.note = self.note
            site.marks.append(mark)


_FOUND: list[Plant] = []


def plant(
    rule: str, *, first: bool = False, last: bool = False, scene: str = "county", stays: bool = False
) -> Callable[[Planter], Planter]:
    """Register a function that plants a violation of a rule; its docstring is what the list of planted errors says."""

    def decorate(planter: Planter) -> Planter:
        _FOUND.append(Plant(rule, (planter.__doc__ or "").strip(), planter, last - first, scene, stays))
        return planter

    return decorate


@cache
def all_plants() -> dict[str, Sequence[Plant]]:
    """Every plant by rule, found by walking this package."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        importlib.import_module(f"{__name__}.{module.name}")
    by_rule: dict[str, list[Plant]] = defaultdict(list)
    for each in _FOUND:
        by_rule[each.rule].append(each)
    return dict(by_rule)


def plant_errors(county: County, books: list[DemoForm], seed: int, scale: Scale = DEMO) -> Planted:
    """Plant violations of every rule, as many as the scale says."""
    site = Site(county, books, Random(f"plants {seed}"))  # noqa: S311 - invented data, not secrets
    _round(site, scale, stays=True)
    corrected, twins = copied(books)
    site.before |= site.used
    _round(site, scale, stays=False)
    site.marks += oddities(county, books)
    return Planted(books, corrected, twins, site.marks)


def _round(site: Site, scale: Scale, *, stays: bool) -> None:
    chosen = [[way for way in ways if way.scene in scale.scenes and way.stays is stays] for ways in all_plants().values()]
    for ways in sorted((ways for ways in chosen if ways), key=lambda ways: ways[0].turn):
        _in_turn(site, ways, scale.each or len(ways))


def _in_turn(site: Site, ways: list[Plant], wanted: int) -> None:
    while wanted and ways:
        way = ways.pop(0)
        try:
            way.put(site)
        except NoRoom:
            continue
        ways.append(way)
        wanted -= 1
