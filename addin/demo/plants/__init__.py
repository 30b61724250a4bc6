"""Plant violations of every rule in a county. The plants are defined in the files of the rules; here they are applied in turn."""

from __future__ import annotations

from functools import cache
from random import Random

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.model import County
from addin.demo.county.scale import DEMO, Scale
from addin.demo.plants.county_site import CountySite
from addin.demo.plants.derived import derived
from addin.demo.plants.planted import Planted, copy_forms, oddity_marks
from validators.catalogue import catalogue
from validators.planting import Plant, plants_of, why_unplanted
from validators.planting.site import NoRoom


@cache
def all_plants() -> dict[str, list[Plant]]:
    """The plants of each rule by code, in the order of codes and of the file. A rule whose file has neither a plant nor a reason
    for having none gets one derived from its examples, where that is possible.
    """
    found = {rule.code: plants_of(rule) or derived(rule) for rule in catalogue() if not why_unplanted(rule)}
    return {code: ways for code, ways in found.items() if ways}


def unplanted() -> dict[str, str]:
    """The reasons why rules are not planted, by code."""
    return {rule.code: reason for rule in catalogue() if (reason := why_unplanted(rule))}


def plant_errors(county: County, books: list[DemoForm], seed: int, scale: Scale = DEMO) -> Planted:
    """Plant violations of every rule in the forms ``books`` (they are changed), as many as ``scale`` says."""
    site = CountySite(county, books, Random(f"plants {seed}"))  # noqa: S311 - invented data, not secrets
    _round(site, scale, persists=True)
    corrected, corrected_rows = copy_forms(books)
    site.before |= site.used
    _round(site, scale, persists=False)
    site.marks += oddity_marks(county, books)
    return Planted(books, corrected, corrected_rows, site.marks)


def _round(site: CountySite, scale: Scale, *, persists: bool) -> None:
    chosen = [[way for way in ways if way.scene in scale.scenes and way.persists is persists] for ways in all_plants().values()]
    for ways in sorted((ways for ways in chosen if ways), key=lambda ways: ways[0].turn):
        _in_turn(site, ways, scale.each or len(ways))


def _in_turn(site: CountySite, ways: list[Plant], wanted: int) -> None:
    """Apply the plants of a rule in turn. One that took a row and found no room for the rest may find it with the next row."""
    while wanted and ways:
        way, before = ways.pop(0), len(site.used)
        try:
            way.put(site)
        except NoRoom:
            ways += [way] if len(site.used) > before else []
            continue
        ways.append(way)
        wanted -= 1
