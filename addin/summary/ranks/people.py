"""The persons 在册 as a frame, one row each: the categories that cross-tabs count, and where each is written."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from addin.summary.measure.inputs import Inputs
from addin.summary.measure.rollup import parents
from addin.summary.ranks.crosstab import UNKNOWN, Band, CrossTab, bands, crosstab, crosstab_specs
from validators.lookups.people import PARTY, PEOPLE, present
from validators.lookups.units import unit_column
from validators.months import whole_years
from workbook_templates.cell_types import mask, show
from workbook_templates.schema import code_lists, form

if TYPE_CHECKING:  # as in ``crosstab``
    import pandas as pd

UNIT, SUBORDINATE, MEMBER = "单位", "下级", "党员"


class RankedPerson(NamedTuple):
    """A person as a list names them: name, masked identity number, unit, file and Excel's row."""

    name: str
    person: str
    unit_name: str
    file: str
    row: int


class Ranks(NamedTuple):
    """The cross-tabs of an office, and the persons that their ``places`` mean; no persons where nobody asked for them."""

    tables: tuple[CrossTab, ...]
    people: Sequence[RankedPerson] = ()


def ranks_of(inputs: Inputs, *, named: bool = False) -> Ranks | None:
    """The declared cross-tabs of the persons 在册, with the persons where they are to be ``named``; None without a roster."""
    if not inputs.has(PEOPLE):
        return None
    frame = ranks_frame(inputs)
    tables = tuple(crosstab(frame, spec) for spec in crosstab_specs())
    return Ranks(tables, [_person(inputs, i) for i in present(inputs.tables)] if named else ())


def ranks_frame(inputs: Inputs) -> pd.DataFrame:
    """The categories of every person 在册 in the order of ``present``: those that a cross-tab names, and whether a party member.

    A category's values are in their own order: that of the code list, of the bands, of the units' codes; others behind.
    """
    import pandas as pd  # noqa: PLC0415 - see above

    faces = inputs.values(PEOPLE, "政治面貌")
    wanted = sorted({name for spec in crosstab_specs() for name in (spec.rows, spec.columns)})
    categories = {name: pd.Categorical(*_category(inputs, name)) for name in wanted}
    return pd.DataFrame({**categories, MEMBER: pd.array([faces[i] in PARTY for i in present(inputs.tables)], dtype=bool)})


def _category(inputs: Inputs, name: str) -> tuple[list[str], list[str]]:
    """The value of each person 在册, and all values in order."""
    rows = present(inputs.tables)
    if name in (UNIT, SUBORDINATE):
        labels = _unit_labels(inputs, name)
        units = unit_column(inputs.tables, PEOPLE)
        return [labels[units[i]] for i in rows], list(dict.fromkeys(labels.values()))
    if band := bands().get(name):
        days = inputs.values(PEOPLE, band.since)
        return [_class(days[i], band, inputs.on.as_of) for i in rows], [*band.labels, UNKNOWN]
    column = inputs.values(PEOPLE, name)
    values = [show(column[i]) or UNKNOWN for i in rows]
    listed = dict.fromkeys(code_lists()[codes] if (codes := form("roster").sheet(PEOPLE).column(name).codes) else ())
    return values, [*listed, *sorted(set(values) - listed.keys() - {UNKNOWN}), UNKNOWN]


def _unit_labels(inputs: Inputs, name: str) -> dict[str, str]:
    """What each unit, or the subordinate that reported it, is called; with its code where two have one name."""
    above = parents(inputs) if name == SUBORDINATE else {}
    codes = {unit: above.get(unit, unit) for unit in inputs.all_units}
    same = Counter(inputs.unit_name(code) for code in set(codes.values()))
    called = {code: inputs.unit_name(code) for code in codes.values()}
    return {unit: called[code] if same[called[code]] == 1 else f"{called[code]}（{code}）" for unit, code in codes.items()}


def _class(day: Any, band: Band, on: dt.date) -> str:
    """The class of a date; that nothing is filled in where there is none, or one still to come."""
    if not isinstance(day, dt.date) or day > on:
        return UNKNOWN
    return band.labels[bisect_right(band.starts, whole_years(day, on))]


def _person(inputs: Inputs, i: int) -> RankedPerson:
    table, place = inputs.tables[PEOPLE], inputs.tables.place(PEOPLE, "姓名", i)
    unit = unit_column(inputs.tables, PEOPLE)[i]
    name, number = show(table.get("姓名")[i]), mask(show(table.get("身份证号")[i]))
    return RankedPerson(name, number, inputs.unit_name(unit), inputs.file_name(place.file), place.row)
