"""Plant violations of every rule in a county: the ways stand in the files of the rules, here they take turns."""

from __future__ import annotations

from functools import cache
from random import Random

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.model import County
from addin.demo.county.scale import DEMO, Scale
from addin.demo.plants.derived import derived
from addin.demo.plants.planted import Planted, copied, oddities
from addin.demo.plants.site import CountySite
from validators.catalogue import catalogue
from validators.planting import Plant, plants_of, why_unplanted
from validators.planting.site import NoRoom


@cache
def all_plants() -> dict[str, list[Plant]]:
    """The ways to break each rule, in the order of the codes and as written; where a rule's file holds none, and no reason
    why, one is derived from its examples if that can be done.
    """
    found = {rule.code: plants_of(rule) or derived(rule) for rule in catalogue() if not why_unplanted(rule)}
    return {code: ways for code, ways in found.items() if ways}


def unplanted() -> dict[str, str]:
    """The codes of the rules that are not planted, each with the reason that its file states."""
    return {rule.code: reason for rule in catalogue() if (reason := why_unplanted(rule))}


def plant_errors(county: County, books: list[DemoForm], seed: int, scale: Scale = DEMO) -> Planted:
    """Plant violations of every rule, as many as the scale says."""
    site = CountySite(county, books, Random(f"plants {seed}"))  # noqa: S311 - invented data, not secrets
    _round(site, scale, stays=True)
    corrected, twins = copied(books)
    site.before |= site.used
    _round(site, scale, stays=False)
    site.marks += oddities(county, books)
    return Planted(books, corrected, twins, site.marks)


def _round(site: CountySite, scale: Scale, *, stays: bool) -> None:
    chosen = [[way for way in ways if way.scene in scale.scenes and way.stays is stays] for ways in all_plants().values()]
    for ways in sorted((ways for ways in chosen if ways), key=lambda ways: ways[0].turn):
        _in_turn(site, ways, scale.each or len(ways))


def _in_turn(site: CountySite, ways: list[Plant], wanted: int) -> None:
    while wanted and ways:
        way = ways.pop(0)
        try:
            way.put(site)
        except NoRoom:
            continue
        ways.append(way)
        wanted -= 1
