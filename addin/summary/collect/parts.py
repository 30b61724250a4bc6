"""The parts of a summary's data. Each needs only the material, so that they can be made side by side by several processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from addin.submissions.explanation_events import decisions_of
from addin.submissions.folder import Office
from addin.summary.collect.change import changes, previous_period
from addin.summary.collect.dues import dues
from addin.summary.collect.duplicates import duplicates
from addin.summary.collect.indicator_view import indicator_views
from addin.summary.collect.movement import moves_of
from addin.summary.collect.trend import closed_periods
from addin.summary.collect.unit_findings import rule_names, unit_findings
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import measure_all
from addin.summary.measure.rollup import parents
from addin.summary.ranks.people import ranks_of
from validators.not_run import missing_forms
from workbook_templates.table import Submission, Tables

T = TypeVar("T")


class Material(NamedTuple):
    """What the parts are made of: the office, the inputs of the indicators, the submissions of the period itself, and the last
    rosters before it (None where there are none). ``comparable``: this period has submissions to compare with those.
    """

    office: Office
    inputs: Inputs
    current: Sequence[Submission]
    last: Tables | None
    comparable: bool


class MadeHow(NamedTuple):
    """At most so many rows are listed for each side of an indicator; the ranks are told with the persons, or numbers alone."""

    most_lines: int
    named_ranks: bool


Part = Callable[[Material, MadeHow], dict[str, Any]]
"""Makes some fields of SummaryData, by their names."""


def figures(of: Material, how: MadeHow) -> dict[str, Any]:
    """The indicators."""
    return {"indicators": indicator_views(measure_all(of.inputs), of.inputs, how.most_lines)}


def problems(of: Material, how: MadeHow) -> dict[str, Any]:
    """What the rules find."""
    found, not_run = unit_findings(of.inputs, of.current, decisions_of(of.office, of.inputs.on.period))
    missing = tuple(missing_forms(not_run, list(of.inputs.tables)))
    return {"findings": found, "not_run": not_run, "missing_forms": missing, "rule_names": rule_names()}


def owed(of: Material, how: MadeHow) -> dict[str, Any]:
    """What is still to be done, and by whom."""
    return {"dues": dues(of.inputs)}


def lists(of: Material, how: MadeHow) -> dict[str, Any]:
    """Who has reported what, who is where twice, who moved, what changed, the ranks."""
    inputs, last, period = of.inputs, of.last, of.inputs.on.period
    return {
        "as_of": inputs.on.as_of, "units": {unit: inputs.unit_name(unit) for unit in inputs.all_units},
        "parents": parents(inputs), "deadline": inputs.deadline, "submissions": _tuple_or_none(inputs.submissions),
        "duplicates": duplicates(inputs), "payments": _tuple_or_none(inputs.payments),
        "changes": changes(last, inputs.tables, inputs.names, inputs.file_name) if last is not None and of.comparable else None,
        "previous_period": previous_period(period), "moves": moves_of(last, inputs),
        "ranks": ranks_of(inputs, named=how.named_ranks), "smallest_cell": of.office.settings.smallest_cell,
        "course": closed_periods(of.office, period), "whom_to_ask": of.office.settings.whom_to_ask,
    }  # fmt: skip


def _tuple_or_none(found: Sequence[T] | None) -> tuple[T, ...] | None:
    return None if found is None else tuple(found)
