"""What was done and who was there, from the activity log; what counts as held is decided where the rules decide it."""

from __future__ import annotations

from collections.abc import Iterator

from addin.reporting.figure import Figure
from addin.reporting.inputs import Inputs
from addin.reporting.register import branches
from addin.reporting.selecting import split
from validators.lookups.activities import Activity, activities, by_actor, by_person, count
from validators.lookups.bodies import ORGANISATIONS
from workbook_templates.cell_types import Value
from workbook_templates.values.period import Period


def year_of(inputs: Inputs) -> Period:
    """The calendar year of the period."""
    return Period(inputs.on.period.year, 1, 12)


def half_of(inputs: Inputs) -> Period:
    """The half-year the period ends in."""
    return Period(inputs.on.period.year, 1, 6) if inputs.on.period.last <= 6 else Period(inputs.on.period.year, 7, 12)


def held(inputs: Inputs, kind: str, span: Period) -> Iterator[Activity]:
    """Activities of a kind in a span up to the as-of date."""
    for one in activities(inputs.tables).values():
        if one.kind == kind and count((one.date,), span, inputs.on):
            yield one


def people_at(inputs: Inputs, kind: str, span: Period) -> set[Value]:
    """Identity numbers of those who were at an activity of a kind."""
    people = by_person(inputs.tables).get(kind, {})
    return {person for person, dates in people.items() if count(dates, span, inputs.on)}


def units_with(inputs: Inputs, kind: str, span: Period) -> set[str]:
    """Units that recorded an activity of a kind."""
    return {one.unit for one in held(inputs, kind, span)}


def branches_with(inputs: Inputs, kind: str, span: Period) -> Figure:
    """Branches, those with an activity of a kind counted."""
    codes, log = inputs.values(ORGANISATIONS, "党组织代码"), by_actor(inputs.tables)
    return split(ORGANISATIONS, branches(inputs.tables), lambda i: count(log.get((str(codes[i]), kind), ()), span, inputs.on))
