"""Generate the whole county from a seed."""

from __future__ import annotations

import datetime as dt
from random import Random

from addin.demo.county import posts
from addin.demo.county.activities import ActivityLog
from addin.demo.county.filled_forms import DemoForm, books
from addin.demo.county.model import County, DemoUnit, Region
from addin.demo.county.numbers import credit_code
from addin.demo.county.people import People
from addin.demo.county.scale import DEMO, Scale
from addin.demo.county.unit_names import unit_names
from addin.demo.county.units import OrganisationCodes, fill_unit
from addin.demo.plants import lawful_oddities
from workbook_templates.values.period import Period

PANLONG = Region("530102", "盘龙区", "530100")


def make_county(seed: int, scale: Scale = DEMO, region: Region = PANLONG) -> County:
    """A county of the given scale; the same seed gives the same county."""
    county = County(*region, Period.parse(scale.period))
    rng = Random(f"county {seed}")  # noqa: S311 - invented data, not secrets
    people, codes = People(region.code, county.period.end, namesakes=scale.namesakes), OrganisationCodes(region.code)
    names = unit_names(region.name)
    for n, size in enumerate(_sizes(rng, scale.units, scale.persons)):
        own = Random(f"{seed}/{n}")  # noqa: S311 - as above
        unit = DemoUnit(credit_code(region.code, 1510100 + n), names[n], region.name, own)
        fill_unit(unit, size, people, codes)
        county.units.append(unit)
    for unit in county.units:
        _arrange(unit, people, county.period.end)
    lawful_oddities.place(county, people, codes, scale.tiny)
    for unit in county.units:
        ActivityLog(unit, county.period).write()
    return county


def _sizes(rng: Random, units: int, persons: int) -> list[int]:
    """Numbers of retired cadres by unit, 20 to 250 when the average allows, adding up exactly."""
    weights = [rng.lognormvariate(0, 0.55) for _ in range(units)]
    sizes = [min(max(round(persons * weight / sum(weights)), 20), 250) for weight in weights]
    while sum(sizes) != persons:
        n, step = rng.randrange(units), 1 if sum(sizes) < persons else -1
        if persons // units > 250 or 20 <= sizes[n] + step <= 250:
            sizes[n] += step
    return sizes


def _arrange(unit: DemoUnit, people: People, today: dt.date) -> None:
    posts.staff_posts(unit)
    posts.reserves(unit, today)
    posts.send_away(unit, today)
    posts.send_liaisons(unit, people)


def clean_books(county: County, scale: Scale = DEMO) -> list[DemoForm]:
    """All forms of the county without errors."""
    return books(county, assessed=scale.assessed)
