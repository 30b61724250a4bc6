"""The dashboard: one HTML file that needs no network and no script; each figure unfolds the rows it was counted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from addin.summary.collect.data import SummaryData, UnitFinding
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.evidence import BLOCKED, HELD, UNPAID
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.findings import in_order
from addin.summary.workbook.overview import SECTIONS
from workbook_templates.cell_types import mask, mask_in_text, show

TEMPLATES = Path(__file__).with_name("templates")
MOST_PAYMENTS = 300
CSS_CLASSES = {TargetStatus.REACHED: "good", TargetStatus.MISSED: "bad", TargetStatus.PENDING: "soon"}


def _concealed(value: object) -> object:
    """A text with identity numbers masked; a macro's result is Markup whose texts have been masked already."""
    return mask_in_text(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_concealed,
    )
    environment.filters |= {"mask": mask, "show": show, "kind": lambda status: CSS_CLASSES.get(status, "plain")}
    return environment


def render_dashboard(data: SummaryData) -> str:
    """The HTML text of the dashboard."""
    tally = {status: sum(view.status is status and view.shown for view in data.indicators) for status in TargetStatus}
    count = Counter(one.state for one in data.submissions or ())
    not_paid = [one for one in data.payments or () if one.state in (BLOCKED, HELD, UNPAID)]
    return _environment().get_template("dashboard.html.j2").render(
        data=data, sections=list(_sections(data.indicators)), tally=tally, count=count, rules=list(_rules(data)),
        owing=[one for one in data.submissions or () if not one.received], units=_units(data),
        shares=[view for view in data.indicators if view.share and view.shown and view.indicator.key],
        not_paid=not_paid[:MOST_PAYMENTS], not_listed=max(len(not_paid) - MOST_PAYMENTS, 0),
        groups=[list(group) for _, group in groupby(data.duplicates or (), key=lambda one: one.group)],
        jumps=[one for one in data.changes or () if one.jump],
    )  # fmt: skip


def _sections(found: Iterable[IndicatorView]) -> Iterable[tuple[str, list[IndicatorView]]]:
    left = [view for view in found if view.shown]
    for words, belongs in SECTIONS:
        own, left = [view for view in left if belongs(view)], [view for view in left if not belongs(view)]
        if own:
            yield words, own


def _rules(data: SummaryData) -> Iterable[tuple[str, str, list[UnitFinding]]]:
    """Rule code, what the rule checks, and its findings; the rule with most findings first."""
    found = [(rule, list(group)) for rule, group in groupby(in_order(data), key=lambda one: one.finding.rule)]
    for rule, group in sorted(found, key=lambda one: -len(one[1])):
        yield rule, data.rule_names.get(rule, ""), group


def _units(data: SummaryData) -> list[tuple[str, str]]:
    """Code and name of the units with a part in any indicator."""
    shown = {unit for view in data.indicators for unit in view.by_unit}
    return [(unit, name) for unit, name in data.units.items() if unit in shown]
